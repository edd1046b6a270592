package segment

import "sync"

var vietnamese = sync.OnceValue(func() *profile {
	return compile("vi", data{
		never:    `ts ths gs pgs bs ks cn ls kts tp tx tt q p h x đ v.d vd tr ss st`,
		loose:    `v.v vv`,
		maybe:    `tcn scn a.m p.m cty tnhh co ltd inc jr`,
		numbered: `tr đ k fig vol no`,
		starters: `tôi anh chị ông bà em họ chúng nó đây đó này các những một hai mọi mỗi khi nếu vì tuy nhưng và hoặc nên
			ở tại trong ngoài trên dưới từ đến với cho của theo sau trước giữa để thì là có không được bị sẽ đã đang hôm nay ngày năm ai gì`,
		latin: true,
	})
})
