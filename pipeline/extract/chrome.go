package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// dropChrome takes out what a content team puts into the article itself:
// lines that advertise before the text, share bars, editors' lines, and lists
// of other articles after it. Each rule looks at short lines only; a
// paragraph of prose is never chrome, nor is all of a page.
func dropChrome(ps []*piece) {
	var chosen []*piece
	before := 0
	for _, p := range ps {
		if p.keep {
			chosen = append(chosen, p)
			before += p.weight
		}
	}
	dropLines(ps)
	dropTail(ps)
	dropLinks(ps)
	dropAuthor(ps)
	dropLead(ps)
	if before < enoughText || slices.ContainsFunc(chosen, func(p *piece) bool { return p.keep && p.weight > 0 }) {
		return
	}
	for _, p := range chosen {
		p.keep, p.reason, p.rule = true, "", ""
	}
}

// enoughText is the weight from which on text that looks like chrome is taken
// for the article where there is nothing else.
const enoughText = 120

// linePatterns say by which words a short line is known. A line must be
// shorter than max, in units of weigh.
var linePatterns = []struct {
	reason, rule string
	max          int
	match        func(string) bool
}{
	{"consultation", "invites to call or chat", 240, consultation},
	{"breadcrumb", "begins as a trail of links", 300, breadcrumb},
	{"share", "offers to share or print", 90, shareBar},
	{"editor", "names editor, source or proofreader", 150, editorLine},
	{"byline", "names author and date", 240, bylineLine},
	{"copyright", "speaks of copyright", 600, copyrightLine},
	{"pager", "leads to other pages", 200, pagerLine},
	{"promotion", "asks to subscribe, follow or download", 330, promotion},
	{"byline", "says how long the text takes", 40, readingTime},
	{"placeholder", "stands for what has not been loaded", 60, waiting},
}

func dropLines(ps []*piece) {
	entries := contacts(ps)
	for _, p := range ps {
		// What is out already may still get a better reason.
		out := !p.keep && (p.reason == "outside" || p.reason == "links")
		if !p.keep && !out || p.text == "" || p.kind == pipeline.Listing || p.kind == pipeline.Cell {
			continue
		}
		for _, l := range linePatterns {
			if p.weight <= l.max && l.match(p.text) && !(entries && l.reason == "consultation") {
				p.drop(l.reason, l.rule)
				break
			}
		}
		if p.keep && p.weight <= 300 && pointer(p) {
			p.drop("related", "points to another article")
		}
	}
}

// contacts tells whether the article is a list of places to call: more
// different lines with numbers than a site says of itself.
func contacts(ps []*piece) bool {
	lines := map[string]bool{}
	for _, p := range ps {
		if p.keep && p.weight <= 120 && phoneNumber(p.text) && consultation(p.text) {
			lines[p.text] = true
		}
	}
	return len(lines) > 4
}

func containsAny(s string, words ...string) bool {
	top := topByte(s)
	for _, w := range words {
		if w[0] <= top && strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// topByte returns the highest byte of a text, so that words of a script that
// it does not hold need not be looked for: each begins with a higher one.
func topByte(s string) (top byte) {
	for i := range len(s) {
		top = max(top, s[i])
	}
	return top
}

func hasPrefixAny(s string, words ...string) bool {
	if s == "" {
		return false
	}
	for _, w := range words {
		if w[0] == s[0] && strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// beginning returns the first words of a text in lower case, enough of them
// for any of the phrases that hasPrefixAny is asked for.
func beginning(s string) string { return strings.ToLower(clip(s[:min(len(s), 160)], 40)) }

func consultation(s string) bool {
	if containsAny(s, "在线咨询", "免费咨询", "咨询热线", "客服热线", "点击咨询", "立即咨询", "在线预约", "预约热线", "预约挂号热线", "咨询电话", "服务热线", "健康热线", "预约专家", "在线客服", "一对一咨询", "線上諮詢", "諮詢專線", "無料相談", "お問い合わせはこちら", "ご予約はこちら", "無料カウンセリング", "상담 전화", "무료 상담") {
		return !longSentence(s)
	}
	if weigh(s) < 120 && phoneNumber(s) && containsAny(s, "拨打", "致电", "来电", "咨询", "热线", "预约", "撥打", "お電話", "전화") {
		return true
	}
	return utf8.RuneCountInString(s) < 90 && containsAny(strings.ToLower(s), "free consultation", "book an appointment", "call us now", "call now", "chat with us", "contact us today", "schedule a call", "hotline:")
}

// longSentence tells a sentence of prose that happens to hold a word from a
// line that only advertises.
func longSentence(s string) bool {
	return weigh(s) > 120 && strings.ContainsAny(s, "。") && !containsAny(s, ">>", "»", "点击", "热线", "电话")
}

func breadcrumb(s string) bool {
	if hasPrefixAny(s, "当前位置", "您的位置", "您现在的位置", "你的位置", "你现在的位置", "所在位置", "您当前的位置", "您所在的位置", "現在位置", "目前位置", "現在地", "You are here") {
		return true
	}
	if !hasPrefixAny(s, "首页", "首頁", "主页", "Home", "HOME", "ホーム", "トップ", "TOP", "홈", "Startseite", "Accueil", "Inicio") {
		return false
	}
	n := 0
	for _, sep := range []string{">", "»", "›", "＞", "/", "→", "≫"} {
		n = max(n, strings.Count(s, sep))
	}
	return n >= 1 && !endsSentence(s)
}

// shareWords are what the buttons of a share bar say.
var shareWords = []string{"赞", "点赞", "收藏", "分享", "转发", "评论", "打印", "举报", "微信", "微信好友", "朋友圈", "微博", "新浪微博", "QQ", "QQ空间", "QQ好友", "复制链接", "Facebook", "Twitter", "X", "LinkedIn", "WhatsApp", "Email", "Print", "Share", "LINE", "はてなブックマーク", "シェア", "ツイート"}

func shareBar(s string) bool {
	if hasPrefixAny(s, "分享到", "分享至", "分享给", "分享：", "分享:", "扫一扫", "扫描二维码", "微信扫一扫", "用微信扫", "打开微信", "一键分享", "シェアする", "この記事をシェア", "ツイート", "공유하기", "Share this", "Share on", "Share:", "Tweet", "Click to share", "Teilen auf", "Partager sur", "Compartir en") {
		return true
	}
	switch strings.ToLower(s) {
	case "share", "分享", "打印", "收藏", "打印本页", "关闭窗口", "print", "email", "facebook", "twitter", "pinterest", "linkedin", "whatsapp", "返回顶部", "点赞", "赞", "举报", "收藏本文", "大 中 小", "字号", "シェア", "返回列表", "copy link", "save", "advertisement", "advertisements", "广告", "広告", "loading...", "正在加载":
		return true
	}
	if words := strings.Fields(s); len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(shareWords, w) }) {
		return true
	}
	return hasPrefixAny(s, "【打印", "【关闭", "[打印", "字号：", "字体：", "【大 中", "【字体", "[字体", "字体大小") || containsAny(s, "二维码关注", "长按识别二维码", "关注微信公众号", "关注公众号", "扫码关注")
}

func editorLine(s string) bool {
	t := strings.TrimLeft(s, "（([【 　")
	if !hasPrefixAny(t, "责任编辑", "责编", "責任編輯", "编辑：", "编辑:", "编辑 ", "編輯：", "本文编辑", "审核：", "审核:", "校对：", "校对:", "监制：", "来源：", "来源:", "文章来源", "稿源", "信息来源", "新闻来源", "本文来源", "來源：", "編集：", "出典：", "実習编辑", "实习编辑", "编审", "终审", "值班编辑", "网络编辑", "新媒体编辑", "点击：", "点击数", "阅读次数", "浏览次数", "浏览量", "阅读：") {
		return false
	}
	return !strings.HasSuffix(t, "。") || weigh(t) < 60
}

// bylineLabels introduce who wrote an article and when.
var bylineLabels = []string{"作者：", "作者:", "发布时间", "发布日期", "发表时间", "发布：", "时间：", "日期：", "来源：", "来源:", "编辑：", "编辑:", "审核：", "审稿：", "校对：", "撰文：", "文/", "文｜", "浏览", "点击", "阅读：", "更新时间", "字号", "公開日", "更新日", "执笔", "執筆：", "監修", "發佈時間", "發布時間", "作者 ", "记者 ", "Published:", "Updated:", "Posted on", "Last updated", "Written by", "Reviewed by", "Author:"}

// bylineLine is a line of labels above the text: "作者：… 发布时间：…".
func bylineLine(s string) bool {
	if strings.Contains(s, "。") {
		return false
	}
	labels := 0
	top := topByte(s)
	for _, w := range bylineLabels {
		if w[0] <= top && strings.Contains(s, w) {
			labels++
		}
	}
	if labels >= 2 {
		return true
	}
	if weigh(s) >= 120 {
		return false
	}
	if labels == 1 && weigh(s) < 90 && hasPrefixAny(s, "作者：", "作者:", "发布时间", "发布日期", "时间：", "日期：", "更新时间", "公開日", "更新日", "掲載日", "投稿日") {
		return true
	}
	if labels == 1 || hasPrefixAny(s, "记者", "記者", "本报记者", "作者", "文／", "By ", "by ") {
		_, dated := findDate(s)
		return dated
	}
	return false
}

func copyrightLine(s string) bool {
	if hasPrefixAny(s, "©", "Copyright", "COPYRIGHT", "版权所有", "版权声明", "版權所有", "免责声明", "特别声明", "声明：", "郑重声明", "【免责声明", "【版权", "【声明", "转载请注明", "未经授权", "本网声明", "All rights reserved", "無断転載", "Alle Rechte vorbehalten") {
		return true
	}
	return weigh(s) < 180 && containsAny(s, "版权归", "未经许可，不得转载", "未经授权不得转载", "转载请注明出处", "转载请联系", "如有侵权", "All rights reserved", "無断転載", "무단 전재", "무단전재")
}

func promotion(s string) bool {
	return hasPrefixAny(beginning(s), "sign up for", "sign up to", "sign up here", "subscribe to", "subscribe now", "subscribe here", "click here to subscribe", "follow us on", "follow us:", "like us on", "find us on", "join our newsletter", "get our newsletter", "get the latest", "get more local", "download our app", "download the app", "get the app", "enter your email", "already a subscriber", "become a member", "become a subscriber", "become a paid", "support our journalism", "toggle caption", "story continues below", "article continues", "continue reading below", "this article contains affiliate", "we may earn a commission", "advertisement", "thanks for signing up", "thank you for subscribing", "was this newsletter forwarded", "was this article helpful", "was this page helpful", "please enable javascript", "jetzt newsletter", "newsletter abonnieren", "abonnez-vous", "inscrivez-vous", "suscríbete", "メルマガ登録", "フォローする", "立即下载", "点击下载app", "下载客户端", "打开app", "更多精彩内容，请") &&
		!(weigh(s) > 160 && strings.Count(s, ". ") > 1)
}

// readingTime tells a line such as "5 min read", in the languages that pages
// say it in.
func readingTime(s string) bool {
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	low := strings.ToLower(s)
	return hasPrefixAny(low, "reading time", "read time", "estimated read", "lesezeit", "lesedauer", "temps de lecture", "tiempo de lectura", "tempo de leitura", "tempo di lettura", "leestijd", "время чтения", "час читання", "czas czytania", "okuma süresi", "lästid", "阅读时间", "预计阅读", "読了時間", "この記事は約") ||
		hasSuffixAny(low, " min read", " mins read", "-minute read", " minute read", " minutes read", " minutes to read", " min. lesezeit", " min lesezeit", " minuten lesezeit", " min de lecture", " min de lectura", " min de leitura", "-minute listen")
}

func hasSuffixAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

func waiting(s string) bool {
	low := strings.ToLower(s)
	return strings.HasPrefix(low, "loading ") && (strings.HasSuffix(low, "...") || strings.HasSuffix(low, "…")) || low == "加载中" || low == "加载中..." || low == "加载中…" || low == "読み込み中"
}

// pointer tells a line inside the text that leads to another article: "Read
// more: …".
func pointer(p *piece) bool {
	if !hasPrefixAny(beginning(p.text), "read more:", "read more »", "read also:", "also read:", "read next:", "see also:", "see more:", "related:", "more:", "read:", "watch:", "recommended:", "don't miss:", "lesen sie auch", "mehr zum thema:", "auch interessant:", "lire aussi", "à lire aussi", "lee también", "lea también", "leia também", "leia mais", "leggi anche", "lees ook", "читайте также", "baca juga", "xem thêm", "اقرأ أيض", "関連記事：", "関連記事:", "【関連】", "【関連記事】", "あわせて読みたい：", "相关阅读：", "相关阅读:", "延伸阅读：", "延伸阅读:", "推荐阅读：", "推荐阅读:", "延伸閱讀：", "相關閱讀：", "관련기사") {
		return false
	}
	return p.linked*3 > p.weight || p.weight < 150 && !strings.HasSuffix(p.text, ".") && p.kind != pipeline.Heading && p.kind != pipeline.ListItem
}

func pagerLine(s string) bool {
	if hasPrefixAny(s, "上一篇", "下一篇", "上一页", "下一页", "上一章", "前一篇", "后一篇", "前の記事", "次の記事", "Previous post", "Next post", "Previous article", "Next article", "Previous:", "Next:") {
		return weigh(s) < 200 && !strings.HasSuffix(s, "。")
	}
	if s == "Next" || s == "Previous" || s == "Older Posts" || s == "Newer Posts" {
		return true
	}
	a := anchor{text: trimPager(clip(s, 60))}
	return a.saysPage()
}
