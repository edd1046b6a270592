package segment

import "sync"

var turkish = sync.OnceValue(func() *profile {
	return compile("tr", data{
		never: `dr prof doç yrd öğr gör av müh mim ecz uzm op opr dt alb yb bnb yzb tğm ütğm korg tümg tuğg mrş
			sn st hz örn bkz krş çev haz ör mah cad sok apt
			t.c ing fr alm lat ar far
			Org Bul Mah Cad Sok Apt Blv Böl Müd Cumh Gen Ort Dr Doç Prof Yrd Op Uzm Av Hv Yd`,
		loose: `vb vd`,
		maybe: `vs m.ö i.ö a.ş ltd şti san tic inc co jr mad yak tah a.b.d t.b.m.m
			 cm sa dk yy üni univ fak müd bşk tel faks`,
		numbered: `no nr s ss sf sy sh şek tab bl md madde cilt c fig vol p`,
		starters: `bu şu o bunlar şunlar onlar ben sen biz siz bir her bazı birçok pek tüm bütün hiç hangi ve ama fakat ancak veya ya çünkü eğer ise ne nasıl
			neden niçin nerede kim kaç ki böylece böyle şöyle öyle sonra önce daha en çok az şimdi bugün dün yarın artık hâlâ henüz yine ayrıca
			oysa üstelik hatta yani kısaca özellikle genellikle bunun onun bunu onu burada orada için göre kadar evet hayır değil var yok ilk son diğer
			başka`,
		lettered: `vitamini vitamin tip tipi grup grubu sınıf hepatit plan bölüm`,
		months:   `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık`,
		ordinals: true,
	})
})
