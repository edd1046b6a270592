package segment

import "sync"

var hindi = sync.OnceValue(func() *profile {
	return compile("hi", data{
		never:    `डॉ डा प्रो श्री सुश्री पं स्व कु मो रु इं एड ले उदा`,
		maybe:    `ई.पू ई लि प्रा कं बी.ए एम.ए`,
		numbered: `पृ सं क्र नं`,
		latin:    true,
	})
})
