package segment

import "sync"

var vietnamese = sync.OnceValue(func() *profile {
	return compile("vi", data{
		never:    `TS ThS GS PGS BS KS CN LS KTS TP TX TT Th.S Ts Gs Bs q p h x đ v.d vd ss`,
		loose:    `v.v vv`,
		maybe:    `TCN SCN a.m p.m Cty TNHH Co`,
		numbered: `tr đ k fig vol no`,
		starters: `tôi anh chị ông bà em họ chúng nó đây đó này các những một hai mọi mỗi khi nếu vì tuy nhưng và hoặc nên ở tại trong
			ngoài trên dưới từ đến với cho của theo sau trước giữa để thì là có không được bị sẽ đã đang hôm nay ngày năm
			ai gì`,
	})
})
