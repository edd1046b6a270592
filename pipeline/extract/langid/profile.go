package langid

import (
	"slices"
	"strings"
	"sync"
)

// profile is what a language is told by among those of its script: letters
// that not all of them have, and small words that texts are full of.
type profile struct {
	lang, script, letters, words string
}

// languages, within a script the more usual first.
var languages = []profile{
	{"en", "Latn", "", "the of and to in is that for it with as was on be by this are at from or an not have which you we they but his has had will can their its been more one all would there were what if about who when than so up into your our out do also how may these only other some such should my no me he she"},
	{"de", "Latn", "äöüß", "der die und das ist nicht ein eine zu den mit von sich auf dem für im des es sie als auch an aus bei er werden wird nach sind wie oder einer hat noch einen einem um über zur zum war kann aber nur so haben ich wir dass wenn mehr durch sein vor man ihr ihre diese dieser bis unter gegen schon doch keine"},
	{"fr", "Latn", "éèàêçâîôûùëïœæÿ", "de la le et les des en un une du que est pour dans qui par sur pas plus au ce il avec ne se sont son sa ou aux cette mais ont elle nous vous été leur être comme tout fait aussi deux ses même on entre sans après bien si ces peut avoir était très dont où qu"},
	{"es", "Latn", "áéíóúñü", "de la que el en y los del se las por un para con no una su al lo como más es sus o pero le ha este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ser son era fue está han años"},
	{"pt", "Latn", "ãõáâàéêíóôúç", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles são você foram pode"},
	{"it", "Latn", "àèéìòùî", "di e il la che in un a per è una sono da con non si le dei del della i al alla come più ma nel gli o lo ha anche ci se dal delle su questo questa nella tra ed essere alle stato degli ai sul cui molto dopo loro suo sua hanno può quando così ancora fra dell nell"},
	{"nl", "Latn", "ëïéèöü", "de het een van en in is dat op te zijn met voor niet aan er die als om ook bij door maar naar dan nog uit wordt kan heeft hij over of tot worden deze hebben ze meer was wel geen zo dit zich wat we je moet mijn zou kunnen veel haar hun alle ik onder tegen na"},
	{"sv", "Latn", "åäöé", "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan man när år säger under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då över bara blir upp in"},
	{"da", "Latn", "æøåé", "og i at det er en til af på for med den der de som har ikke et han men om var jeg sig fra vi så kan man når år siger under også efter eller nu sin hvor ved mod skal ville kommer ud får være havde alle andre meget end her da over kun bliver op blev hun os noget mere af uden"},
	{"nb", "Latn", "æøåéô", "og i det er på som en til av for med at den har de ikke et han men om var jeg seg fra vi så kan man når år sier under også etter eller nå sin hvor ved mot skal ville kommer ut får være hadde alle andre mye enn her da over bare blir opp ble hun oss noe mer uten dette"},
	{"fi", "Latn", "äöåšž", "ja on ei se että oli hän mutta ovat joka myös kun niin tai ole kuin sen jos vain nyt mukaan ennen siitä hänen mitä sitä ne jo olla voi sekä vielä kanssa jonka tämä jotka tässä olisi vuonna koska jälkeen minä sinä me te he tämän kuitenkin eikä ollut kaikki hyvin paljon"},
	{"is", "Latn", "áéíóúýþæðö", "og að í á er sem við til það um en ekki var með fyrir af hann en eru þá hún ég þetta frá eftir hafa þau þar eða verið upp vera svo hefur þeir sé þegar nú sér bara líka hans hjá verður þeim yfir mjög"},
	{"pl", "Latn", "ąćęłńóśźż", "i w na z się nie do to że jest o jak po za od co przez ale dla ma tym są oraz tak jego już tylko lub czy być także było może bardzo też ich ze jej przy kiedy więcej które który która tego jako może pod ten został był będzie nas może mnie we aby pan"},
	{"cs", "Latn", "áčďéěíňóřšťúůýž", "a v se na je že o s z do i to pro by jsou jako ale za po které který která jsem není jeho podle však nebo ve od k už tak bude byl má při jen co také může před ještě až bylo mezi aby když proto jejich tím kteří nás jste své být byla roku"},
	{"sk", "Latn", "áäčďéíĺľňóôŕšťúýž", "a v sa na je že o s z do aj to pre by sú ako ale za po ktoré ktorý ktorá som nie jeho podľa však alebo vo od k už tak bude bol má pri len čo tiež môže pred ešte až bolo medzi aby keď preto ich tým ktorí nás ste svoje byť bola roku vám"},
	{"hu", "Latn", "áéíóöőúüű", "a az és hogy nem is egy ez meg volt de van csak ha már még mint azt el ki be le fel sem vagy kell lehet után mert ezt nagyon amely ami aki akkor majd több minden olyan most szerint így között való alatt lesz voltak nincs pedig ezért itt ott által"},
	{"ro", "Latn", "ăâîșțşţ", "de și în a la cu nu o că pe din care este un mai să se au pentru sau al ce lui fi ca dar fost prin despre după până o sunt ale are sa ei dacă era fără această acest poate între ai unei unui cel am cum când doar foarte astfel toate"},
	{"tr", "Latn", "çğıöşüâî", "ve bir bu da de için ile çok daha olarak olan gibi en ne ama kadar sonra var ya o her değil mi ise oldu ki diye şey ben sen biz olduğunu tarafından göre önce iki bütün hem nasıl böyle bunu kendi yok veya zaman şu olduğu ancak etti ederek yeni"},
	{"vi", "Latn", "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĩũ", "và của là có các không được cho một những trong với người này đã để khi đến từ như ra tại về sẽ nhiều cũng vào trên năm đó theo phải lại còn nhưng sau hay rất thì bị làm hơn nếu mà do việc chỉ"},
	{"id", "Latn", "", "yang dan di untuk dengan dari pada dalam ini itu tidak akan adalah ke oleh juga sebagai atau karena dapat tersebut bisa sudah telah mereka lebih saat kata ada kami hanya secara saya seperti bagi menjadi banyak anda kita tahun orang agar serta namun harus setelah belum"},
	{"ms", "Latn", "", "yang dan di untuk dengan dari pada dalam ini itu tidak akan adalah ke oleh juga sebagai atau kerana boleh tersebut ialah sudah telah mereka lebih ketika kata ada kami hanya secara saya seperti bagi menjadi banyak anda kita tahun orang supaya serta namun perlu selepas belum"},
	{"ca", "Latn", "àèéíïòóúüç", "de la i el que a en un per les amb del els no una es al ha com més són dels seva o aquest seu però també va als ser aquesta entre hi ens han ja sobre quan si fins molt on perquè sense està pel era tot"},
	{"gl", "Latn", "áéíóúñü", "de a e o que do da en un para os non na no unha con as se por dos máis como das ao é pola polo foi tamén á súa seu seus pero ou entre este esta sobre ata anos moi nos nas xa ser son está ten onde cando"},
	{"hr", "Latn", "čćđšž", "i u je se na da su za od s koji ne a o će kao to iz koja što bi ili nije te ali više koje sam smo po biti do sve samo godine bio prema nakon može pri ima još kada jer bila tako ako vrlo zbog između uz kod prije njegov dok također"},
	{"sl", "Latn", "čšž", "in je v na se da za so ki z s pa po ne tudi kot od pri ali o bi iz ni kar do še le ko bo ter več tem to ta lahko med ker pred bil bila vse zelo kako zaradi če samo leta svoje brez naj tako kjer že jih nas bolj imajo"},
	{"lt", "Latn", "ąčęėįšųūž", "ir kad į iš tai su ne yra buvo kaip o bet ar dėl už nuo per tik jo po prie apie savo jis pat taip jų būti ji dar jau kurie kuris gali labai iki nėra mes šis ši metų kai man jei arba bus turi daug"},
	{"lv", "Latn", "āčēģīķļņšūž", "un ir ka no uz ar par kas tas bet kā nav lai pie arī vai ko bija tā gan to viņš līdz pēc būs kad ja tikai ļoti jau šo vairāk savu tiek tomēr kur tad kurā gada pirms starp es mēs jo vēl var"},
	{"et", "Latn", "äõöüšž", "ja on ei et see oli ka kui mis ning aga ta oma või kes siis veel seda selle nii mida mille üle välja pärast juba ainult väga võib olla ole aasta kuid kuni nende ma sa me te nad seal siin sest nagu mitte kõik peab saab enne koos"},
	{"sq", "Latn", "çë", "dhe të në e që për me një se i nga është si ka nuk u më kjo ky do por duke ishte janë ose edhe pas tij kur këtë pa tyre kanë ai ajo mund vetëm deri shumë gjatë ndër po"},
	{"eu", "Latn", "ñ", "eta da ez bat du dute dira izan zen ere baina edo hori hau egin behar den dago duen zuen gehiago beste bere baita dela egiten duten haien zuten urte arte zer nola gure oso baino"},
	{"cy", "Latn", "âêîôûŵŷ", "y yn a i o ar yr mae ac am ei wedi bod eu gan oedd ond fel hefyd ni at un neu gyda cael hyn sydd nid pan wrth roedd dros hwn bydd"},
	{"ga", "Latn", "áéíóú", "agus an na ar is i go le do a bhí tá sé ag don nach ach gur sin seo mar ó sa ina chun níl faoi siad bhfuil raibh leis"},
	{"mt", "Latn", "ċġħżàèìòù", "il li ta ma u fil biex minn hija huwa għal kien din dan wkoll għandu jew tal mal dawn kienet iżda jista"},
	{"af", "Latn", "êëïéô", "die van en in is het dat 'n nie te wat vir om met op aan sy hy ek as ons was word deur ook maar by kan sal of uit so daar haar hulle jou moet meer na oor hierdie sou"},
	{"sw", "Latn", "", "ya na wa kwa ni za katika la kuwa cha hii huo hiyo yake kama au si hilo wake sana watu baada pia vya hata lakini ili kwamba hivyo bila"},
	{"tl", "Latn", "ñ", "ang ng sa na mga ay at si hindi ni para ito may isang kung nang niya kanyang din lang siya mula bilang pa ako rin mo natin"},
	{"az", "Latn", "əğıöşüç", "və bir bu ilə üçün da də ki olan daha o kimi sonra çox edir olaraq onun ya hər ən deyil isə var görə kimi"},
	{"eo", "Latn", "ĉĝĥĵŝŭ", "la de kaj en estas al por ke kun ne per li mi pri sed oni el kiu tio ĝi ankaŭ aŭ ĉi pli post"},

	{"ru", "Cyrl", "ыэёщйяю", "и в не на что с по как это из он а для от но к за у его то все было бы так о же мы если или вы до быть только при их также был она после может уже более ее который которые чтобы этого где есть во"},
	{"uk", "Cyrl", "іїєґщйяю", "і в не на що з по як це із він а для від але до за у його то все було б так про ж ми якщо або ви бути тільки при їх також був вона після може вже більше її який які щоб цього де є та й у ти"},
	{"bg", "Cyrl", "ъщйяю", "и в не на да се за от по с са че е като това ще но до при който които така или бе има няма след може още би ги му си са през само според между той тя те ни което бъде много също във със чрез трябва тази тези този ако всички можете ще вашия без"},
	{"be", "Cyrl", "іўыэёйяю", "і ў не на што з па як гэта яго для ад але да за у ён то усё было бы так пра ж мы калі або вы быць толькі пры іх таксама быў яна пасля можа ўжо больш яе які якія каб дзе ёсць"},
	{"sr", "Cyrl", "јљњћђџ", "и у је се на да су за од са који не а о ће као то из која што би или није те али више које сам смо по бити до све само године био према после може при има још када јер била тако ако"},
	{"mk", "Cyrl", "јљњџѓќѕ", "и во е се на да од за со не што ги како по но тоа сите кои ќе а беше дека или има го ја биле само според меѓу кој која овој оваа до ни"},
	{"kk", "Cyrl", "әғқңөұүһіыэйя", "және бұл мен бір үшін де да деп болып ол осы бар еді туралы жоқ керек сол кейін біз сіз"},
	{"mn", "Cyrl", "өүыэйяю", "нь байна энэ бол юм ба тэр мөн гэж болон байсан хийх дээр гэсэн манай"},

	{"ar", "Arab", "ةىأإؤيك", "في من على إلى أن التي الذي عن مع هذا هذه ما كان لا أو بعد قد كل بين ذلك حيث كما لم وقد كانت ولا غير عند عام خلال بها وفي ومن هو هي"},
	{"fa", "Arab", "پچژگیک", "و در به از که این را با است برای آن یک می خود تا بر شد بود او ها هم کرد نیز یا باید اما شده دارد هر کند بین پس"},
	{"ur", "Arab", "پچژگیکٹڈڑںہےھ", "کے کی ہے میں اور سے کا کو نے پر اس کہ ہیں یہ نہیں بھی جو تھا ایک ہو گیا کر وہ تھی لیے کیا ان اپنے"},
	{"ps", "Arab", "پچژګټډړږښڼېیۍ", "د په او چې ته کې له یې هم دا سره شوي دی ده وي نه خو کړي"},
	{"ckb", "Arab", "پچژگڕڵێۆەیک", "و لە بە کە بۆ ئەم ئەو لەگەڵ نییە هەر بوو یان ەکە"},

	{"hi", "Deva", "", "है के में की से को का और पर ने यह हैं भी कि एक नहीं इस तो ही लिए कर था जो हो अपने थे वह करने गया"},
	{"mr", "Deva", "ळ", "आहे आणि या व तर हे ते आहेत होते करून असे मध्ये केली झाली होती त्यांनी नाही हा की"},
	{"ne", "Deva", "", "छ र को मा पनि ले छन् गरेको भएको हो यो लागि गर्न तथा भने हुने थियो एक"},

	{"he", "Hebr", "", "של את על לא הוא עם זה גם כי או אל היא אני כל אם יש בין"},
	{"yi", "Hebr", "\u05f0\u05f1\u05f2\ufb2e\ufb2f", "און איז פון די דער אין צו דאס מיט נישט האט א"},

	{"bn", "Beng", "", "এবং এই করে থেকে হয় জন্য না একটি ও এর তার করা সঙ্গে হবে"},
	{"as", "Beng", "ৰৱ", "আৰু এই কৰা হয় পৰা বাবে"},

	{"am", "Ethi", "", "እና ነው ላይ ውስጥ ግን ወደ ነበር"},
	{"ti", "Ethi", "", "እዩ ኣብ ናይ ግን ካብ ከም"},
}

type table struct {
	byScript map[string][]int      // script → indexes of languages
	words    map[string][]int      // word → those that have it
	letters  map[rune]map[int]bool // letter → those that write it
}

var profiles = sync.OnceValue(func() table {
	t := table{byScript: map[string][]int{}, words: map[string][]int{}, letters: map[rune]map[int]bool{}}
	for i, p := range languages {
		t.byScript[p.script] = append(t.byScript[p.script], i)
		for _, w := range strings.Fields(p.words) {
			if !slices.Contains(t.words[w], i) {
				t.words[w] = append(t.words[w], i)
			}
		}
		for _, r := range p.letters {
			if t.letters[r] == nil {
				t.letters[r] = map[int]bool{}
			}
			t.letters[r][i] = true
		}
	}
	return t
})
