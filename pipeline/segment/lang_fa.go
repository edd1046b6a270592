package segment

import "sync"

var persian = sync.OnceValue(func() *profile {
	return compile("fa", data{
		never:    `ر.ک نک ن.ک رک مهـ د آ ص.پ`,
		maybe:    `ق.م ب.م م هـ هـ.ش هـ.ق ه.ش ه.ق ش ق`,
		numbered: `ص صص ج ش`,
		starters: `این آن آنها آن` + "\u200c" + `ها او وی ما شما من تو ایشان در از به با بر برای تا بدون پس پیش بعد قبل
			هنگام طی طبق میان همچنین همچنان و اما ولی یا زیرا چون اگر وقتی هنگامی که چرا چگونه
			کجا چه کدام آیا هر همه بسیاری برخی بعضی دیگر یک دو سه اول نخستین امروز دیروز فردا
			اکنون حالا هم نیز فقط حتی شاید باید می` + "\u200c" + `توان هیچ نه بله سپس سرانجام بنابراین
			بااین` + "\u200c" + `حال باوجود البته مثلا مثلاً`,
		latin: true,
	})
})

// hebrew abbreviates with quotes, not with dots.
var hebrew = sync.OnceValue(func() *profile {
	return compile("he", data{
		maybe:    `א.ב ת.ד ת.ז ב.מ י.ד`,
		numbered: `ע עמ מס`,
		latin:    true,
	})
})
