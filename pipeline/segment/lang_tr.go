package segment

import "sync"

var turkish = sync.OnceValue(func() *profile {
	return compile("tr", data{
		never: `dr prof doç yrd öğr gör av müh mim ecz uzm op opr dt alb yb bnb yzb tğm ütğm korg tümg tuğg mrş sn st hz örn bkz krş çev haz ör mah cad
			sok apt t.c ing fr alm lat ar far Org Bul Mah Cad Sok Apt Blv Böl Müd Cumh Gen Ort Dr Doç Prof Yrd Op Uzm Av Hv Yd Öğr.gör Yrd.doç Arş.gör
			Arş Gör Bilg Bk Bn Bşk Doğ Dok Ecz Fak Fiz Gnkur Hst İng İsp İt Jap Krş Kur Kuv Lat Lt Mak Mat Mec Mht Mim Mr Mrs Müh Müz Nö Not Or Okt Öl
			Ölm Öncl Psk Rus Sek Stj Şti Tar Tel Tic Tkn Tuğg Tümg Üsküd Vet Yb Yun Zf Zool Hz Sn Ar.gör anat ant arkeol art astr atas b.k.z bağ bknz bl
			coğ çoğ çvş d.d d.y db dn dz ed ekon esk f.f fel fiz fon gaz geom gn gram gökb hek hlk huk ikt isp ist koor mat mec mim.müh mük müz mzk osm
			ozn paz ped psikol ruhb san spor şb t.y tel.no tic tiy tkn topl üstğm uyg vet vs.gibi y.müh y.mim yön yun zool`,
		loose: `vb vd`,
		maybe: `vs m.ö i.ö a.ş ltd şti san tic inc co jr mad yak tah a.b.d t.b.m.m cm sa dk yy üni univ fak müd bşk tel faks m.s i.s h.z ltd.şti t.a.ş t.a.o
			k.k.t.c s.s.c.b v.b v.s v.d a.g.e a.g.m a.g.y a.e a.y b.d ph.d kg km m mm gr lt tl kr sn mr.s ykş k.maraş s.a cum cmt paz pzt oca şub nis tem ağu
			eyl eki yk yön.kur`,
		numbered: `no nr s ss sf sy sh şek tab bl md madde cilt c fig vol p blok bölüm bkz d daire f fas fık hs kat krş levha mad mah n num ö par prg r rak sa sat
			say sayı sır şk tablo v yp yy z`,
		starters: `bu şu o bunlar şunlar onlar ben sen biz siz bir her bazı birçok pek tüm bütün hiç hangi ve ama fakat ancak veya ya çünkü eğer ise ne nasıl
			neden niçin nerede kim kaç ki böylece böyle şöyle öyle sonra önce daha en çok az şimdi bugün dün yarın artık hâlâ henüz yine ayrıca
			oysa üstelik hatta yani kısaca özellikle genellikle bunun onun bunu onu burada orada için göre kadar evet hayır değil var yok ilk son diğer
			başka acaba adeta aksine aksi altı altında anlaşılan araştırma araştırmacılar arada arasında ardından arka asıl aslında aşağıda aynı
			bana başkaca başlangıçta bay bayan belki bence bende benim beri beş bile bilhassa bilim bilindiği birden birdenbire biri birisi birkaç birlikte
			biraz bizim bizce bize boyunca bozuk bununla bundan bunca buna bunlara bunların buradaki burası burda bugüne bugünkü büyük çabuk çağdaş
			çeşitli çevre çoğu çoğunlukla çocuk dahası dahi daima de dedi demek der devlet devam diğeri dikkat diye dolayı dolayısıyla dolayısiyle
			doğal doğru doktor dokuz dört durum duyduğu dünyanın eh elbette enerji epey erken eski esasen et etkili etrafında evvel fazla filan gayet geçen
			geçmişte gelecek gelişmiş genel gene gerçek gerçekten gerçi gerek geri gibi giderek gün günümüzde günün güya güzel haberlere hâl hak
			halbuki halen hangisi hanımefendi hani hayli hem hemen hepsi herhalde herhangi herkes herkesin herkese hele hiçbir hiçbiri hocam hoş hükümet ı
			iddiaya iki ikinci ilave ile ileride ilgili ilkin imkân insan insanlar istanbul iş işte iyi kadın kah kala karşı karşın kendi kendisi kendileri
			keşke kesin kez kimi kimin kimse kitap kolay konu konuşma küçük kuşkusuz lakin lütfen mademki maalesef mesela meğer meğerse milyonlarca
			muhtemelen mutlaka nedense nedeniyle neler nerden neredeyse nereye nihayet nitekim niye normalde ocak olarak olan oldukça olay olsun olur on ona onca
			ondan onlara onların ora orası orda orta ortada oysaki öbür öncelikle önceki öteki ötekiler öte öyleyse özet özetle öğrenci parti peki
			peşinden prof rağmen resmi sabah sade sadece sanat sanki savaş sekiz sence sevgili sık sıradan sırf sizin size sonraki sonradan sonuç sonuçta
			sonunda söz sözgelimi sözleri şayet şehir şey şimdilik şirket şuna şunu şüphesiz şunun tabii tabi tahminen takdirde tam tamam tamamen
			taraf tarafından tarih tek tekrar tespit toplam türkiye umarım ü üç üçüncü üzerine üzerinde vallahi veyahut vs yahut yaklaşık yalnız
			yalnızca yandan yanında yapılan yaşlı yedi yeni yeniden yeter yıl yıllar yıllık yirmi yoksa yukarıda yurt yüz yüzden yüzünden zaman
			zamanla zaten zira zor`,
		lettered: `vitamini vitamin tip tipi grup grubu sınıf hepatit plan bölüm madde sayfa bölümü sayı sayısı numara numarası şekil tablo sürüm adım
			seviye no kısım fıkra aşama evre`,
		months:   `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık`,
		ordinals: true,
	})
})
