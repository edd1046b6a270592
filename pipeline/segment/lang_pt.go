package segment

import "sync"

var portuguese = sync.OnceValue(func() *profile {
	return compile("pt", data{
		never: `sr sra srs sras srta d dr dra drs dras prof profa profs eng engª arq exmo exma ilmo ilma v.exa v.ex.ª
			gen gal cel cap ten maj sgt alm dep sen gov pres mons pe fr sto sta st
			p.ex ex cf vs aprox máx mín ca av trav rod org coord trad `,
		loose: `etc`,
		maybe: `al ibid op.cit a.c d.c a.m p.m s.a s.a.r.l ltda lda cia inc co corp jr u.s e.u.a o.n.u
			tel ramal ed dpto depto univ inst fac hab min seg hr hrs
			jan fev mar abr mai jun jul ago set out nov dez ter qua qui sex sáb dom sing pl`,
		numbered: `n nº no nr núm p pp pág págs art arts fig figs tab vol vols t cap caps seç sec par inc séc ap f ff c v`,
		starters: `o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela isto isso aquilo
			ele ela eles elas eu tu você vocês nós se me te lhe lhes seu sua seus suas meu minha nosso nossa
			em no na nos nas num numa de do da dos das ao aos à às por pelo pela pelos pelas para com sem sobre entre desde até
			segundo após durante contra conforme
			e mas ou porém porque se quando como enquanto onde pois então além também assim contudo entretanto todavia no
			não sim que quem qual quais quanto há é são era foi foram está estão tem têm todo todos toda todas alguns algumas
			muitos muitas outro outra outros outras cada nenhum nenhuma depois antes agora hoje ontem amanhã aqui ali lá
			finalmente primeiro segundo só mesmo ainda já embora apesar atualmente`,
		lettered: `vitamina vitaminas tipo grupo classe hepatite plano anexo parte seção secção categoria nível fase opção ponto`,
		months:   `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro`,
	})
})
