package segment

import "sync"

var portuguese = sync.OnceValue(func() *profile {
	return compile("pt", data{
		never: `sr sra srs sras srta dr dra drs dras prof profa profs eng engª arq exmo exma ilmo ilma v.exa v.ex.ª gen gal cel cap ten maj sgt alm dep sen gov pres
			mons pe fr sto sta st p.ex ex cf vs aprox máx mín ca av trav rod coord trad Sr Sra Srs D Dr Dra Exmo Pe Fr Ir Mons Pbro Des Desemb Deput Vereador Min
			Cons Contra-alm Vice-alm Brig Cmdt Cmte Cb Alf Asp 1º.ten adj.id alf apart bat bibl bras cach capit cf.id cit cód com conf cont créd depr dir.º e.g
			i.e excl espec espect etim fasc fem fís fot geogr geom gram hist ib id il imp ind inf ing ingl introd inv jur lat lit loc mat méd mod mús n.b naut
			obs odont orig part pl pseud psicol pub quím red ref rel repr rev seg.te símb sin sociol suf sup tb téc us v.g vol.s zool p.p.m d.ª`,
		loose: `etc`,
		maybe: `al ibid op.cit a.c d.c a.m p.m s.a s.a.r.l ltda lda cia inc co corp jr u.s e.u.a o.n.u tel ramal ed dpto depto univ inst fac hab min seg hr hrs jan fev
			abr mai jun jul ago out nov dez sáb sing pl s.m.j s.o.s e.u o.m.s c.c c.f o.k c.e.p r.g c.p.f p.s kms km cm mm kg lb mg ml h m2 fl ha av jd cj lt lts
			gr a.d n.e u.e s.p r.j sr.s St`,
		numbered: `n nº no nr núm p pp pág págs art arts fig figs tab vol vols t cap caps seç sec par inc séc ap f ff c v alín apêndice ato cláus cód disp ex
			fasc fl fls fol folha gráf inf loja lt nota n.º prot qd quadra ref res sala sess tít tom tomo vers mar set dom seg ter qua qui sex`,
		starters: `o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela isto isso aquilo ele ela eles elas eu tu você vocês nós se me te
			lhe lhes seu sua seus suas meu minha nosso nossa em no na nos nas num numa de do da dos das ao aos à às por pelo pela pelos pelas para com sem sobre
			entre desde até segundo após durante contra conforme e mas ou porém porque quando como enquanto onde pois então além também assim contudo
			entretanto todavia não sim que quem qual quais quanto há é são era foi foram está estão tem têm todo todos toda todas alguns algumas muitos
			muitas outro outra outros outras cada nenhum nenhuma depois antes agora hoje ontem amanhã aqui ali lá finalmente primeiro só mesmo ainda já embora
			apesar atualmente abaixo acima acaso afinal aí algo alguém algum alguma algures aliás ambos ambas andar anteriormente apenas aproximadamente aquelas
			aqueles através bastante bem bom boa caso cedo cerca certa certamente certo certos cinco consequentemente considerando contanto convém cujo daí dali
			daquele daquela daqui dela dele deles delas demais dessa desse desta deste destas destes devem deve devido dez dezenas dia diante dificilmente diversos
			dois dona duas duns efetivamente efectivamente eis enfim entanto eram especialmente essencialmente estamos estando estava estavam eventualmente excepto
			exceto existe existem exemplo falta faz felizmente fica fora frente geralmente graças grande hão hei haverá havia igualmente imediatamente inclusive
			infelizmente inicialmente jamais junto lembre lentamente logo longe mais mal mediante menos meses mesma mil milhares milhões muita muito nada naquela
			naquele naturalmente nela nele nem nessa nesse nesta neste ninguém nisso nisto normalmente nunca obviamente oito ora outrora outrossim parece
			particularmente perante perto pode podem poderá pouco poucos poucas porquanto portanto porventura posteriormente posto pouca praticamente
			principalmente primeira primeiramente primeiros provavelmente próximo próxima pudera qualquer quaisquer quanta quase quatro quer quiçá recentemente
			relativamente salvo segue segunda sei seja sejam sempre senão senhor senhora sendo será serão seria sete simplesmente sob sobretudo somente sou tais
			tal talvez tampouco tanta tanto tantos tão tarde tenho ter terceiro teve três tudo última último últimos unicamente vários várias vale vamos vem
			vêm vez vezes visto viu volta vossa`,
		lettered: `vitamina vitaminas tipo grupo classe hepatite plano anexo parte seção secção categoria nível fase opção ponto`,
		longest:  6,
		months:   `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro`,
	})
})
