package charset

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// singleBytes are the single-byte encodings that pages are found in, with the
// languages written in them, the more usual encoding first.
var singleBytes = []struct {
	name      string
	handicap  float64
	latin     bool
	languages []string
}{
	{"windows-1252", 0, true, []string{"en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "fi", "is", "ca", "et"}},
	{"windows-1250", 2, true, []string{"cs", "sk", "pl", "hu", "hr", "ro"}},
	{"iso-8859-2", 4, true, []string{"cs", "sk", "pl", "hu", "hr", "ro"}},
	{"windows-1254", 2, true, []string{"tr"}},
	{"windows-1257", 2, true, []string{"lt", "lv", "et"}},
	{"macintosh", 6, true, []string{"en", "de", "fr", "es", "pt", "it", "sv", "da"}},
	{"windows-1251", 0, false, []string{"ru", "uk", "bg", "sr", "be"}},
	{"koi8-r", 0, false, []string{"ru", "bg"}},
	{"koi8-u", 1, false, []string{"uk", "be"}},
	{"iso-8859-5", 2, false, []string{"ru", "bg", "sr"}},
	{"ibm866", 4, false, []string{"ru"}},
	{"x-mac-cyrillic", 6, false, []string{"ru"}},
	{"windows-1253", 0, false, []string{"el"}},
	{"iso-8859-7", 0.5, false, []string{"el"}},
	{"windows-1255", 0, false, []string{"he"}},
	{"windows-1256", 0, false, []string{"ar", "fa"}},
	{"iso-8859-6", 1, false, []string{"ar"}},
	{"windows-874", 0, false, []string{"th"}},
}

// alphabet is how often a language uses its letters, either in thousandths,
// each letter before its number ("e174 é19 ß3.5"), or
// as letters from the most to the least frequent.
type alphabet struct{ thousandths, ranked string }

var alphabets = map[string]alphabet{
	"en": {thousandths: "e122 t90 a82 o75 i71 n69 s65 r60 h58 d42 l41 c30 u28 m25 f22 w22 g20 y19 p19 b15 v10 k8 x2 j2 q1 z1 é0.3 ï0.01 à0.01 ö0.02 ü0.02 ñ0.02 á0.02 ó0.02 ç0.01"},
	"de": {thousandths: "e164 n100 i77 r73 s70 a63 t61 h47 d49 u41 c29 l35 g30 m25 o27 b20 w16 f16 k14 z12 p9 v8 ü8 ä6 ö4 ß3 j3 y1 x0.5 q0.3 é0.2 à0.03"},
	"fr": {thousandths: "e142 a77 s79 i74 t72 n70 r67 u62 o57 l55 d37 c33 m29 p28 v17 é23 b10 f11 q9 g10 h8 j4 à6 x4 y2 è4 ê2.5 z2 ç1 ô1.2 û0.6 î0.6 ù0.6 â0.6 ï0.2 ë0.1 œ0.4 k1 w1"},
	"es": {thousandths: "e128 a119 o90 s72 n67 r65 i59 l52 d49 c42 t46 u40 m30 p27 b14 g13 v11 y10 q10 h8 ó9 í7 f7 á6 z5 j5 é5 ñ3 x2 ú2 ü0.2 k0.6 w0.6 ¿0.6 ¡0.3 º0.2 ª0.1"},
	"pt": {thousandths: "a136 e115 o102 s72 r68 i62 n50 d52 t48 m44 u41 c41 l31 p28 v15 g12 ã11 ç9 q9 b9 f10 h9 é5 í5 z4 ó4 á5 j4 ê3 õ3 ú2.5 x3 à1 â1 ô0.8 ü0.1 k1 w1 y1 º0.3 ª0.3"},
	"it": {thousandths: "e117 i105 a112 o96 n69 l64 r64 t57 s50 c46 d38 u30 p30 m25 v20 g18 h11 f11 b9 z9 q5 à4 è4 ò2 ù2 é1 ì1 k1 w1 y1 j1 x1"},
	"nl": {thousandths: "e189 n100 a75 t68 i65 r64 o61 d59 s37 l36 g34 v28 h24 k23 m22 u20 b16 p16 w15 j15 z14 c12 f8 y1 x0.5 q0.1 ë0.6 é0.5 ï0.3 ö0.1 ü0.1 è0.1"},
	"sv": {thousandths: "e101 a94 n85 t77 r84 s66 i58 l53 d47 o45 k31 g29 m35 v24 ä20 f20 h21 u19 p18 å15 ö15 b15 c15 j6 y7 x1.5 w1 z0.7 é0.3 ü0.05"},
	"da": {thousandths: "e155 r90 n72 d58 t69 a60 i60 s58 l52 o46 g41 k34 m32 f24 v23 u20 b20 p17 h16 å12 ø9 æ9 y7 j7 c5 w1 x0.3 z0.3 é0.3 ö0.1 ü0.05"},
	"fi": {thousandths: "a122 i108 t90 n88 e80 s79 l58 o56 k50 u50 ä46 m32 v23 r29 j20 h19 y19 p18 d10 ö5 g4 b3 f2 c3 w1 å0.1 š0.05 ž0.02 é0.05 ü0.05"},
	"is": {thousandths: "a101 r86 n77 i76 e64 s56 t50 u46 ð44 g42 l45 m40 k33 h19 f30 d16 o22 á18 í16 v24 ö8 þ15 é6 ó10 j11 y9 æ9 b10 ú6 ý2 p8 x0.5 c1 w0.5"},
	"ca": {thousandths: "e125 a127 s80 r65 l63 i73 n62 t60 o56 u42 d40 c38 m31 p27 v16 b14 q11 g13 f11 h6 x5 j4 y4 z1 à8 é6 è5 ó6 í5 ò3 ú2 ç2 ï1 ü0.5 ·0.3 k0.5 w0.5"},
	"cs": {thousandths: "o81 e76 n64 a63 t54 v44 s45 i42 l39 k37 r39 d36 p34 í32 m32 u31 á22 z22 j21 y19 ě14 c16 b16 é12 h13 ř12 ž10 ý10 č10 š8 ů6 f3 g3 ú1.5 ň1 x1 w1 ť0.5 ď0.3 ó0.4 q0.1"},
	"sk": {thousandths: "o91 a87 e80 n60 i59 t51 r48 s45 v47 l37 k36 d34 p30 m31 u30 c22 z21 j19 h21 y16 b16 á20 í11 é9 ž9 ý10 č11 š9 ú10 ľ5 f3 ť6 g3 ô2 ň2 ä1 ď2 ó1 ĺ0.2 ŕ0.1 x1 w1 q0.1"},
	"pl": {thousandths: "a87 i82 o78 e75 z56 n56 r47 w46 s43 t40 c40 y38 k35 d33 p31 m28 u25 l21 j23 ł18 b15 g14 h11 ę11 ą10 ó8 ż8 ś7 ć4 f3 ń2 ź0.6 x0.2 v0.4 q0.1"},
	"hu": {thousandths: "e97 a88 t80 l61 n56 s62 k53 o40 r43 z43 i42 á35 é33 g38 m33 b22 d21 v20 y24 j12 h13 f10 p12 u11 ö11 ó11 ő9 í6 ü6 c8 ú3 ű3 x0.5 w0.5 q0.1"},
	"hr": {thousandths: "a115 i98 o90 e86 n66 s47 r51 j50 t45 u43 d36 k36 v34 l33 m31 p28 g16 z16 b14 š10 č10 h8 c8 ž5 ć7 f3 đ3 x0.5 w0.5 y0.5 q0.1"},
	"ro": {thousandths: "e115 i100 a98 r69 n64 u62 t60 c53 l47 o40 s37 d35 p32 m29 ă26 ţ9 î10 v12 ş11 f12 b10 g10 â6 z7 h5 j2 x1 k1 y0.7 w0.5 q0.1 ț9 ș11"},
	"tr": {thousandths: "a119 e89 i82 n75 r69 l61 ı51 d47 k47 t34 m37 s30 u33 y33 o25 b28 ü19 ş18 z15 g13 h12 ç12 ğ11 v10 p9 c10 ö8 f5 j0.4 â0.4 î0.2 û0.1 w0.6 x0.4 q0.1"},
	"lt": {thousandths: "i132 a113 s77 o62 r55 t57 e56 n51 u45 k42 m35 l33 p26 v24 d26 j22 g18 ė16 b13 y14 ų12 š12 ž9 ą7 į6 ū5 č5 z3 ę2.5 c5 f3 h2 x0.3 w0.7 q0.1"},
	"lv": {thousandths: "a113 i96 s80 e63 t60 u52 r58 n43 k37 ā38 m34 l32 o39 d30 p27 v30 z20 j23 ī18 ē16 b16 g15 š10 c11 ū5 ž3 ņ6 ļ3 ķ2 f2 č2 ģ2 h2 x0.3 w0.6 y0.5 q0.1"},
	"et": {thousandths: "a124 e114 s84 i101 t65 l59 n57 u57 o46 k43 d43 m38 r33 v22 g19 p18 j16 h16 ä11 õ11 b10 ü7 ö3 f3 š0.2 ž0.2 c1 w0.5 y0.5 x0.2 z0.5 q0.1"},

	"ru": {ranked: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"},
	"uk": {ranked: "оанивіертслкпдмузяьбгйчюхжцшєїфщґ"},
	"bg": {ranked: "аиеотнрсвлкдпмзгъуябчцйжщхшфюь"},
	"sr": {ranked: "аиоенсртјукдвлмпгзбшчцхњћљжфђџ"},
	"be": {ranked: "анірецослкыпдвмутзяьбгўйхшчжюёэф"},
	"el": {ranked: "αοιετσνηυρπκμςλωγδίάθόέχήφύβξώζψϊϋΐΰ"},
	"he": {ranked: "יוהלאמרתבשנעםדקחפכטגסצןזךףץ"},
	"ar": {ranked: "اليمونرتبةعدسفهكقحجأشصخطىئإءذضزغثظآؤًٌٍَُِّْ،؟ـ؛"},
	"fa": {ranked: "ايرنهدموتبسشکكلگخزفقجحعپچصآطغضذئثءظژأؤ،؟؛"},
	"th": {ranked: "านรกอเงมยลวดทตส่้ัหบปีิคแะพจ์ืขใไูช็ผุโำถซึฟณธศภษญฐฉฝฏๆฤฮฎฆ๑๒๓"},
}

// frequencies returns the share of each small letter among the letters of
// the language.
func (a alphabet) frequencies() map[rune]float64 {
	f := map[rune]float64{}
	for _, entry := range strings.Fields(a.thousandths) {
		r, n := utf8.DecodeRuneInString(entry)
		f[r], _ = strconv.ParseFloat(entry[n:], 64)
	}
	rank := 0
	for _, r := range a.ranked {
		f[r] = math.Exp(-0.13 * float64(rank)) // fits the counts of all alphabets here
		rank++
	}
	var sum float64
	for r := rune(0); r < 0x1000; r++ { // in order: floating point sums depend on it
		sum += f[r]
	}
	for r := range f {
		f[r] /= sum
	}
	return f
}
