package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// An error page, a gate or a log-in page is short. Beyond this many
// characters, half of them for Chinese and Japanese, a page is an article that
// may well be about such pages.
const shortPage = 1600

// notPages match what a site says instead of an article: in the whole text,
// in small letters.
var notPages = sync.OnceValue(func() []struct {
	what string
	re   *regexp.Regexp
} {
	list := []struct{ what, re string }{
		{"an error page", `^[^\pL\pN]*(?:error|http|status)?[^\pL\pN]*(?:40[0134]|410|429|50[0234])\b|^[^\pL\pN]*(?:page |file |article |document )?not found\b|the (?:requested )?(?:page|url|article|document|resource)[^.]*(?:not found|could not be found|was not found|does not exist|doesn't exist|no longer exists|cannot be found|can't be found|is no longer available|has been removed)|(?:can't|cannot|couldn't|can’t|couldn’t) find (?:the|that|this) page|page (?:you(?:'|’)?(?: a)?re looking for|you requested|you were looking for)|bad gateway|service (?:temporarily )?unavailable|internal server error|gateway time-?out|too many requests|account (?:has been )?suspended`},
		{"an error page", `(?:页面|頁面|网页|網頁|文章|内容|內容|帖子)(?:[您你已]|可能|暂时|暫時|或|经|經|并|不|存在|,|，| ){0,6}(?:不存在|找不到|未找到|無法找到|无法找到|已被删除|已被刪除|已删除|已刪除|被删除|已下线|已下線|已失效|不见了|不見了|走丢了|无法访问|無法訪問)|(?:无法|無法|没有|沒有)找到(?:您|你)?(?:要|所|想)?[^。]{0,8}(?:页面|頁面|网页|網頁|内容|內容)|服务器(?:内部)?错误|伺服器(?:內部)?錯誤|系统繁忙|系統繁忙|此内容(?:因违规|违规)?无法查看|该内容已被发布者删除|访问过于频繁|请求过于频繁|网站维护中|該頁無法顯示`},
		{"an error page", `(?:ページ|記事|ファイル)(?:は|が)(?:見つかりません|存在しません|見つかりませんでした|削除され|移動し|ございません|表示できません)|お探しのページ|アクセスが集中|(?:ただいま|現在)[^。]*メンテナンス中|掲載(?:期間)?(?:は|が)?終了(?:し|いたし)`},
		{"a gate against robots", `just a moment[^\pL\pN]|checking (?:your browser|if the site connection is secure)|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|enable javascript and cookies to continue|please (?:enable|turn on) (?:javascript|cookies|js)|access(?: to this page)? (?:has been |is |was )?denied|you have been blocked|unusual traffic|request (?:was )?blocked|security check to access|cf-ray|\bray id|complete the captcha|you don't have permission to access|请完成(?:安全)?验证|安全验证|人机验证|请输入验证码|正在验证|滑动验证|您的访问(?:被|已被)(?:阻断|拦截|拒绝)|請完成(?:安全)?驗證|人機驗證|ロボットではない|アクセスが(?:拒否|制限)され|javascriptを有効に|請啟用javascript|请(?:开启|启用|打开)\s*javascript`},
		{"a log-in page", `(?:please |you must |you need to |must )?(?:log ?in|sign ?in) (?:or (?:register|sign up|create an account) )?to (?:continue|view|read|access|see)|(?:需要|请|請)(?:先)?(?:登录|登錄|登入)(?:后|後|才|以|查看|继续|繼續|。|！|$)|(?:登录|登錄|登入)(?:后|後)(?:可见|可見|查看|才能|才可|可查看|阅读|閱讀|继续|繼續)|ログイン(?:して(?:ください|続ける)|が必要です)`},
		{"a consent page", `before you continue to (?:google|youtube)|we (?:and our (?:\d+ )?partners )?(?:use|store)[^.]*cookies|we value your privacy|accept all cookies|manage (?:your )?(?:cookie|privacy|consent) (?:preferences|settings)|cookie(?:を|の)(?:使用|利用)に(?:同意|つ)|本网站使用\s?cookie|本網站使用\s?cookie`},
	}
	out := make([]struct {
		what string
		re   *regexp.Regexp
	}, len(list))
	for i, l := range list {
		out[i].what, out[i].re = l.what, regexp.MustCompile(l.re)
	}
	return out
})

// signs are pieces of what notPages match, at least one for each: most texts
// hold none, and need not be matched.
var signs = lazyFields("found exist unavailable longer removed find looking requested gateway error suspended many 40 41 42 50 moment checking attention human robot " +
	"javascript cookies denied blocked traffic security ray captcha permission log sign privacy continue 存在 找 删 刪 下线 下線 失效 见了 見了 走丢 访问 訪問 " +
	"错误 錯誤 繁忙 查看 维护 顯示 验证 驗證 登录 登錄 登入 阻断 拦截 拒绝 启用 开启 打开 啟用 ありません ページ 記事 ファイル アクセス メンテナンス 掲載 ロボット ログイン cookie 频繁")

// lazyFields makes a list of words when it is first asked for.
func lazyFields(list string) func() []string {
	return sync.OnceValue(func() []string { return strings.Fields(list) })
}

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// sourceFailed finds pages that were imported instead of an article: errors,
// gates, log-in and consent pages.
func sourceFailed(a *article) []note {
	size, prose := 0, 0
	for _, s := range a.sentences {
		for _, r := range s.runes {
			switch {
			case isCJK(r):
				size += 2
			default:
				size++
			}
		}
		if s.block.Kind == pipeline.Paragraph && len(s.runes) > 30 {
			prose++
		}
		if size > shortPage {
			return nil
		}
	}
	for i, s := range a.sentences {
		text := strings.ToLower(s.text)
		if len(text) != len(s.text) {
			text = s.text
		}
		if !containsAny(text, signs()) {
			continue
		}
		for _, p := range notPages() {
			m := p.re.FindStringIndex(text)
			if m == nil || m[0] == m[1] {
				continue
			}
			// In the title or at the top it is what the page is; further down
			// an article may come to speak of it.
			if i > 3 && prose > 3 || p.what == "a consent page" && prose > 4 {
				continue
			}
			return []note{{s, s.finding(pipeline.Blocker, m[0], m[1], fmt.Sprintf("this is %s and not an article", p.what))}}
		}
	}
	return nil
}

// paywalls match what a site says where it stops for those who have not paid
// or logged in, in small letters.
var paywalls = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\[\+[0-9,]{2,7} chars?\]` +
		`|(?:subscribe|register|sign up|log ?in|sign ?in|become a member|upgrade)(?: now)? (?:to|for) (?:continue reading|keep reading|read (?:the (?:full|rest|whole|entire)|this|more)|unlock|access the full|get (?:full|unlimited) access)|to (?:continue|keep) reading(?:,| this)|(?:this|the rest of this|the full) (?:article|story|post|content|report) is (?:for|only (?:available )?(?:for|to)|available (?:only )?to|reserved for|exclusive to|exclusively for) (?:paid |paying |premium |our |registered )*(?:subscribers|members)|(?:already|are you) a (?:subscriber|member)\? (?:log|sign) ?in|you(?:(?:'|’)| ha)ve (?:reached|used|hit) your (?:free |monthly )*(?:article )?limit|(?:free|complimentary) articles? (?:left|remaining|this month)|for subscribers only` +
		`|(?:登录|登錄|登入|注册|註冊|付费|付費|订阅|訂閱|购买|購買|开通会员|開通會員|成为会员|成為會員|关注公众号|扫码(?:关注)?)(?:后|後|即可|可|以|才能|才可|继续|繼續|[，, ]){0,3}(?:阅读|閱讀|查看|解锁|解鎖)(?:全文|全部|剩余|剩餘|完整|更多|正文|余下)|(?:剩余|剩餘|还有|還有|余下|餘下)\s?[0-9.]+\s?[%％]?\s?(?:字|内容|內容|未读)?\s?(?:未读|未讀|需要?付费|需付費|付费|待解锁|未解锁|内容需)|(?:本文|此文|以下内容|以下內容|该内容|完整内容)(?:为|為|是|需|仅限|僅限)(?:付费|付費|会员|會員|订阅|訂閱|登录)|(?:付费|付費|购买|購買|订阅|訂閱)(?:后|後)(?:即可|可|继续|繼續)*(?:阅读|閱讀|查看|观看)|试读已?结束|試讀已?結束|免费试读结束` +
		`|(?:この|本)記事は(?:有料|会員|メンバー|購読者|プレミアム)[^。]*(?:限定|専用|のみ|です)|(?:有料|無料)?会員(?:登録|限定)(?:すると|をすると|で|の)[^。]*(?:続き|全文|記事)|続き(?:を読む|をお読みいただく|をご覧になる|は)(?:に|ため)?(?:は|には)[^。]*(?:会員|登録|購入|ログイン|購読)|残り\s?[0-9,]+\s?文字|ここから先は(?:有料|会員|\s*$)|(?:ログイン|会員登録|購読|購入)(?:して|すると)(?:続き|全文)`)
})

// walled are pieces of what paywalls match, at least one for each.
var walled = lazyFields("[+ continue reading subscri register sign log member upgrade limit free 登 注册 註冊 付 订阅 訂閱 购买 購買 会员 會員 公众号 扫码 剩 余下 餘下 还有 還有 " +
	"试读 試讀 記事 会員 続き 残り ここから ログイン 購")

// longButton is the length beyond which a text is no label of a button, in
// characters.
const longButton = 60

// firstMatch finds the first match, where one of the signs says that there may
// be one.
func firstMatch(re func() *regexp.Regexp, signs func() []string, text string) []int {
	if !containsAny(text, signs()) {
		return nil
	}
	return re().FindStringIndex(text)
}

// cutOffs match what a page puts where it hides the rest of a text: nothing
// else stands in the block.
var cutOffs = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^\pL\pN]*(?:(?:continue|keep) reading|read (?:more|on|the (?:full|rest)[^.]*)|show (?:more|full (?:article|text))|see more|view (?:full|more)|expand|click (?:here )?to (?:read|expand|continue)[^.]*|(?:展开|展開|阅读|閱讀|查看|点击查看|點擊查看|点击阅读|點擊閱讀|继续阅读|繼續閱讀|显示|顯示)(?:全文|全部|剩余全文|更多|余下全文|原文|余下内容)?|余下全文|[^。]{0,6}(?:点击|點擊)[^。]{0,6}(?:展开|全文|继续阅读)|続きを(?:読む|見る|みる)|もっと(?:見る|読む)|全文を(?:読む|表示)|すべて表示)[^\pL\pN]*$`)
})

// sourceCutOff finds articles that the site did not give whole: a paywall, or
// a button that unfolds the rest.
func sourceCutOff(a *article) []note {
	last := len(a.sentences) - 1
	var notes []note
	for i, s := range a.sentences {
		near := last-i < 6 || (last-i)*10 < last // something of the site may stand under it
		if !near || s.block.Kind == pipeline.TitleBlock || s.block.Kind == pipeline.Image || len(s.runes) > 400 {
			continue
		}
		text := strings.ToLower(s.text)
		if len(text) != len(s.text) {
			continue
		}
		if m := firstMatch(paywalls, walled, text); m != nil {
			notes = append(notes, note{s, s.finding(pipeline.Blocker, m[0], m[1], "the page is cut off here for readers without a subscription")})
			break
		}
		if last-i < 3 && len(s.block.sentences) == 1 && len(s.runes) <= longButton && cutOffs().MatchString(text) && strings.ContainsFunc(text, unicode.IsLetter) {
			severity, message := pipeline.Warning, "a button that unfolds more: is the text whole?"
			if i > 0 && s.afterCut(a.sentences[i-1]) {
				severity, message = pipeline.Blocker, "the text breaks off and a button to unfold it follows: the rest is missing"
			}
			notes = append(notes, note{s, s.finding(severity, 0, len(s.text), message)})
			break
		}
	}
	return notes
}

// afterCut tells whether the text before breaks off: with an ellipsis, or a
// long paragraph without a stop.
func (s *sentence) afterCut(before *sentence) bool {
	kind, _ := endingOf(before.text, s.article.base)
	return kind == ellipsis || kind == comma || before.block.Kind == pipeline.Paragraph && before.breaksOff() && utf8.RuneCountInString(before.block.plain()) > longText
}

// sourceMasked finds texts that are masked as a whole, or written in a font of
// the page's own, so that nothing is left to translate.
func sourceMasked(a *article) []note {
	letters, masks := 0, 0
	var first *sentence
	for _, s := range a.sentences {
		if s.block.Kind == pipeline.TitleBlock || s.block.Kind == pipeline.Cell {
			continue
		}
		for i, r := range s.runes {
			masked := r >= 0xE000 && r <= 0xF8FF || r >= 0x2580 && r <= 0x259F || strings.ContainsRune("*＊×□■●○◯█▇", r) && (s.peek(i-1) == r || s.peek(i+1) == r || isCJK(s.peek(i-1)) && isCJK(s.peek(i+1)))
			switch {
			case masked:
				if masks++; first == nil {
					first = s
				}
			case unicode.IsLetter(r):
				letters++
			}
		}
	}
	if masks < 40 || masks*4 < letters+masks {
		return nil
	}
	return []note{{first, first.finding(pipeline.Blocker, 0, len(first.text), fmt.Sprintf("%d of %d characters are masked", masks, letters+masks))}}
}
