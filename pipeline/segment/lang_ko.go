package segment

import "sync"

var korean = sync.OnceValue(func() *profile {
	return compile("ko", data{
		never: `예 cf vs`,
		cjk:   true, latin: true, tongue: &koreanTongue,
	})
})

var koreanTongue = tongue{
	joins: []string{
		"라고", "이라고", "라는", "이라는", "라며", "이라며", "라면서", "이라면서", "하고 ", "하며", "하면서", "고 말", "고 했", "고 물", "고 답", "고 밝", "고 전", "고 외", "고 강", "고 덧", "며 ",
	},
	glued: []string{
		"고 ", "고는", "며", "란 ", "는 ", "은 ", "이 ", "가 ", "을 ", "를 ", "의 ", "에 ", "와 ", "과 ", "도 ", "로 ", "으로", "처럼", "라", "이라", "이다", "였다", "하는", "한다", "했다", "다는", "에서", "에게", "만 ", "까지", "부터", "이란", "이나",
	},
	cited: []string{"라고", "라는", "라며"},
}
