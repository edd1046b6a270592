package segment

import "sync"

var indonesian = sync.OnceValue(func() *profile {
	return compile("id", data{
		never:    `tn ny nn sdr sdri yth dr drs dra prof ir H Hj KH bpk a.n d.a u.p u.b dgn dll.nya dng yg spt tgl jl jln gg kel kec kab prov s.d dsb.nya mis a.l`,
		loose:    `dll dsb dst dkk tsb etc`,
		maybe:    `M SM a.m p.m tbk PT CV Co s.h s.e s.t s.kom m.m m.si m.a ph.d tlp telp Jan Feb Mar Apr Jun Jul Agt Agu Sep Okt Nov Des`,
		numbered: `no hlm hal gbr tab ps pasal ayat jil vol ed rt rw`,
		starters: `ini itu dia ia mereka kami kita saya aku kamu anda di ke dari pada dengan untuk oleh dalam tentang setelah sebelum sejak selama antara tanpa dan tetapi
			tapi atau namun karena jika kalau ketika saat agar supaya meskipun walaupun sedangkan maka jadi sehingga bahwa yang apa siapa mengapa kenapa bagaimana
			kapan mana tidak bukan ada adalah telah sudah akan dapat bisa harus semua banyak beberapa setiap lain kemudian lalu selain`,
	})
})
