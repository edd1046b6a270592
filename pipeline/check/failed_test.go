package check

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// articleIn makes a document: the first line is its title, "# " begins a
// heading, "- " a list item, "! " a picture, "> " a quote, "| " a cell; all
// others are paragraphs. A tab divides sentences.
func articleIn(lang, text string) *pipeline.Document {
	doc := &pipeline.Document{ID: "test/article", Lang: language.MustParse(lang)}
	doc.Sections = []pipeline.Section{{Level: 1}}
	for i, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		kind := pipeline.Paragraph
		level := 0
		for mark, k := range map[string]pipeline.BlockKind{"# ": pipeline.Heading, "## ": pipeline.Heading, "- ": pipeline.ListItem, "! ": pipeline.Image, "> ": pipeline.Quote, "| ": pipeline.Cell} {
			if rest, ok := strings.CutPrefix(line, mark); ok {
				line, kind, level = rest, k, len(mark)-1
			}
		}
		b := pipeline.Block{Kind: kind}
		for _, s := range strings.Split(line, "\t") {
			if s != "" {
				b.Segments = append(b.Segments, pipeline.Segment{Key: pipeline.SegmentKey("k" + string(rune('a'+i%26))), Text: textOf(s)})
			}
		}
		last := &doc.Sections[len(doc.Sections)-1]
		switch {
		case i == 0:
			b.Kind = pipeline.TitleBlock
			doc.Title = b
		case kind == pipeline.Heading:
			doc.Sections = append(doc.Sections, pipeline.Section{Level: level, Heading: b})
		default:
			last.Blocks = append(last.Blocks, b)
		}
	}
	return doc
}

// checksOf names the checks that found something, each once, in order.
func checksOf(doc *pipeline.Document) []string {
	var names []string
	for _, f := range RunSource(doc, Sources(Lexicon{})) {
		if name := f.Check + ":" + f.Severity.String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

const prose = `
The harbour in winter
The cranes stop when the wind is stronger than force eight.	Then the crews go home and the ships wait outside.
In the canteen the coffee never runs out, and someone always has a story.	Most of the stories are about the storm of eleven years ago.
By four in the morning the wind had dropped.	The first ship came in an hour later, and the day began.
Nobody had been hurt, and the insurers were content.	The harbour master wrote his report by hand.`

const prosaZh = `
冬天的港口
风力超过八级，吊车就要停下来。	工人们回家，船在外面等着。
食堂里的咖啡从来不会断，总有人在讲故事。	大多数故事讲的是十一年前的那场风暴。
凌晨四点，风小了。	一个小时以后第一艘船进港，新的一天开始了。
没有人受伤，保险公司也很满意。	港务长亲手写了报告。`

const prosaJa = `
冬の港
風が強くなると、クレーンは止まります。	乗組員は家に帰り、船は沖で待ちます。
食堂のコーヒーはなくなることがなく、いつも誰かが話をしています。	話の多くは十一年前の嵐のことです。
午前四時に風が弱まりました。	一時間後に最初の船が入り、一日が始まりました。
けが人はなく、保険会社も満足していました。	港長は報告書を手で書きました。`

func TestCleanProseHasNoFindings(t *testing.T) {
	for lang, text := range map[string]string{"en": prose, "zh-Hans": prosaZh, "ja": prosaJa} {
		if got := checksOf(articleIn(lang, text)); got != nil {
			t.Errorf("%s: %v", lang, got)
		}
	}
}

func TestAPageThatIsNoArticleIsABlocker(t *testing.T) {
	for _, c := range []struct{ lang, page string }{
		{"en", "404 Not Found\nnginx"},
		{"en", "Page not found\nSorry, we could not find what you were looking for.\nGo to the home page."},
		{"en", "Oops\nThe page you requested has been removed."},
		{"en", "Just a moment...\nChecking if the site connection is secure"},
		{"en", "Access Denied\nYou don't have permission to access \"http://x.example/\" on this server.\nReference #18.2d"},
		{"en", "example.com\nVerify you are human by completing the action below.\nexample.com needs to review the security of your connection before proceeding."},
		{"en", "Sign in\nSign in to continue"},
		{"en", "Member area\nYou must log in to view this page."},
		{"en", "We value your privacy\nWe and our 842 partners store and access information on a device, such as cookies."},
		{"en", "502 Bad Gateway"},
		{"en", "Pardon Our Interruption\nPlease enable cookies and JavaScript."},
		{"zh-Hans", "404\n抱歉，您访问的页面不存在！\n返回首页"},
		{"zh-Hans", "提示\n该文章已被删除"},
		{"zh-Hans", "出错啦\n没有找到您要访问的页面"},
		{"zh-Hans", "论坛\n您需要先登录才能继续本操作"},
		{"zh-Hans", "隐藏内容\n此处内容登录后可见"},
		{"zh-Hans", "安全中心\n为了保护您的账号安全，请完成安全验证"},
		{"zh-Hans", "公众号\n此内容因违规无法查看"},
		{"zh-Hant", "錯誤\n您要找的網頁不存在"},
		{"ja", "ページが見つかりません\nURLをご確認ください。"},
		{"ja", "エラー\nこの記事は削除されました。"},
		{"ja", "会員ページ\n閲覧するにはログインしてください。"},
		{"ja", "お知らせ\n現在システムメンテナンス中のため、ご利用いただけません。"},
	} {
		if got := checksOf(articleIn(c.lang, c.page)); !slices.Contains(got, "source-failed:blocker") {
			t.Errorf("%s %q: %v", c.lang, c.page, got)
		}
	}
}

func TestAnArticleAboutErrorPagesIsNone(t *testing.T) {
	long := strings.Repeat("A server that knows its craft answers in the language of whoever asks, and says what to do next.\t", 8)
	for _, c := range []struct{ lang, page string }{
		{"en", "What a 404 page should say" + "\n" + long + "\n" + long + "\n" + long + "\nMost say that the page could not be found and leave it at that."},
		{"en", "Our garden\nThe gate was open and nobody was there.\nWe log in the forest only in winter."},
		{"zh-Hans", "花园\n门开着，里面没有人。\n这种花在别处是找不到的。"},
		{"ja", "庭\n門は開いていて、誰もいませんでした。"},
	} {
		if got := checksOf(articleIn(c.lang, c.page)); slices.Contains(got, "source-failed:blocker") {
			t.Errorf("%s %q: %v", c.lang, c.page, got)
		}
	}
}

func TestAnArticleThatTheSiteCutOffIsABlocker(t *testing.T) {
	for _, c := range []struct{ lang, text, end string }{
		{"en", prose, "Subscribe to continue reading"},
		{"en", prose, "Subscribe now to read the full story"},
		{"en", prose, "This article is for subscribers only."},
		{"en", prose, "This content is only available to members."},
		{"en", prose, "Already a subscriber? Log in"},
		{"en", prose, "Sign in to read the full article."},
		{"en", prose, "He went on to say that the port… [+2345 chars]"},
		{"en", prose, "To continue reading this article, create a free account."},
		{"en", prose, "You've reached your limit of free articles."},
		{"en", prose, "You have reached your limit of free articles."},
		{"en", prose, "The rest of this article is available to paying subscribers."},
		{"en", prose, "The wind rose again...\nRead more"},
		{"zh-Hans", prosaZh, "登录后查看全文"},
		{"zh-Hans", prosaZh, "剩余63%未读"},
		{"zh-Hans", prosaZh, "剩余 63% 内容需付费"},
		{"zh-Hans", prosaZh, "本文为付费内容，订阅后阅读全文"},
		{"zh-Hans", prosaZh, "试读结束，购买后可继续阅读"},
		{"zh-Hans", prosaZh, "开通会员即可查看全文"},
		{"zh-Hans", prosaZh, "还有1280字，付费后阅读"},
		{"zh-Hans", prosaZh, "成为会员，解锁全文"},
		{"zh-Hans", prosaZh, "扫码关注后阅读全文"},
		{"zh-Hans", prosaZh, "风又大了起来……\n展开全文"},
		{"zh-Hant", strings.NewReplacer("来", "來").Replace(prosaZh), "訂閱後閱讀全文"},
		{"ja", prosaJa, "この記事は有料会員限定です。"},
		{"ja", prosaJa, "この記事は会員限定です。会員登録をすると続きをお読みいただけます。"},
		{"ja", prosaJa, "残り1,234文字"},
		{"ja", prosaJa, "続きを読むには会員登録が必要です"},
		{"ja", prosaJa, "ログインして続きを読む"},
		{"ja", prosaJa, "（残り 612文字／全文 1023文字）"},
		{"ja", prosaJa, "風がまた強くなって…\n続きを読む"},
	} {
		if got := checksOf(articleIn(c.lang, c.text+"\n"+c.end)); !slices.Contains(got, "source-cut-off:blocker") {
			t.Errorf("%s %q: %v", c.lang, c.end, got)
		}
	}
	for _, c := range []struct{ lang, text, end string }{
		{"en", prose, "Read more"},
		{"zh-Hans", prosaZh, "展开全文"},
		{"ja", prosaJa, "続きを読む"},
	} {
		if got := checksOf(articleIn(c.lang, c.text+"\n"+c.end)); !slices.Equal(got, []string{"source-cut-off:warning"}) {
			t.Errorf("%s %q: %v", c.lang, c.end, got)
		}
	}
	for _, c := range []struct{ lang, text, end string }{
		{"en", prose, "Subscribe to our newsletter."},
		{"en", prose, "Members of the crew may read more about it in the library."},
		{"zh-Hans", prosaZh, "会员单位可以阅读报告。"},
		{"ja", prosaJa, "会員の方は図書室でも読めます。"},
	} {
		if got := checksOf(articleIn(c.lang, c.text+"\n"+c.end)); got != nil {
			t.Errorf("%s %q: %v", c.lang, c.end, got)
		}
	}
}

func TestATextThatIsMaskedAsAWholeIsABlocker(t *testing.T) {
	masked := "题目\n" + strings.Repeat("这里□□□□的□□□□内容□□□□看不见。\n", 8)
	if got := checksOf(articleIn("zh-Hans", masked)); !slices.Contains(got, "source-masked:blocker") {
		t.Errorf("%v", got)
	}
	if got := checksOf(articleIn("en", prose+"\n"+strings.Repeat("*", 60))); slices.Contains(got, "source-masked:blocker") {
		t.Errorf("a line of stars: %v", got)
	}
}
