package extract_test

import (
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline/extract"
)

func TestWhatIsDroppedIsListedWithItsReason(t *testing.T) {
	page := `<title>标题</title><body><nav><a href=/>首页</a></nav><div class="c"><p>当前位置：<a href=/>首页</a> > 正文</p><h1>标题</h1>` +
		`<p>【在线咨询】点击这里</p>` + strings.Repeat("<p>正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来，并且有句号。</p>", 4) +
		`<p>（责任编辑：李四）</p><p>分享到：微信 微博</p><p>版权声明：本文归本站所有。</p><p>上一篇：<a href=/1>别的</a></p><p>相关阅读</p><p><a href=/2>另一篇文章的标题</a></p></div><div class="footer"><p>备案号</p></div>`
	d := mustExtract(t, extract.Rules{}, item("https://a.example/1.html", page))
	got := map[string]bool{}
	for _, x := range d.Dropped {
		got[x.Reason] = true
		if x.Rule == "" || x.Text == "" {
			t.Errorf("incomplete: %+v", x)
		}
	}
	for _, want := range []string{"navigation", "breadcrumb", "title", "consultation", "editor", "share", "copyright", "pager", "related", "footer"} {
		if !got[want] {
			t.Errorf("no %q in %+v", want, d.Dropped)
		}
	}
	if n := strings.Count(extract.PlainText(d), "\n"); n != 4 {
		t.Errorf("text\n%s", extract.PlainText(d))
	}
}

func TestLinesOfTheSiteAreToldFromTheArticle(t *testing.T) {
	const paragraph = "正文的一个段落，有足够的长度，可以同页面上其他的东西区分开来，不会被当成一行口号，并且有句号。"
	text := strings.Repeat("<p>"+paragraph+"</p>", 4)
	for _, c := range []struct {
		name, before, after string
		want                string // what stays of them
	}{
		{"a link that calls", `<p><a href="/x">头疼了三天？点我问问</a></p>`, "", ""},
		{"an arrow at the end", "<p>本院开通线上问诊，点击进入 ></p>", "", ""},
		{"a number to call", "<p>欢迎致电 400-0000-0606</p>", "", ""},
		{"a short first paragraph", "<p>问题就来了。</p>", "", "问题就来了。"},
		{"teasers before a first paragraph that asks", "<p>咳嗽能吃梨吗？</p><p>夜里咳是哮喘吗？</p><p>雾化伤不伤身？</p><p>门诊里几乎每天都有家长问：孩子咳了三个星期，药换了好几种，为什么还不好？</p>", "", "门诊里几乎每天都有家长问：孩子咳了三个星期，药换了好几种，为什么还不好？"},
		{"links after the text", "", `<p>一串没有见过的标题</p><p><a href="/1">别的文章</a></p><p><a href="/2">另一篇</a></p>`, ""},
		{"one link after the text", "", `<p><a href="/1">《十二周计划》</a></p>`, "《十二周计划》"},
		{"lines without stops before links", "", `<p>甲乙丙丁</p><p>戊己庚辛</p><p><a href="/1">别的文章</a></p><p><a href="/2">另一篇</a></p>`, "甲乙丙丁"},
		{"what readers look for next", "", "<p>您可能还想看</p><p>心率多少算正常</p><p>盐吃多少合适</p>", ""},
		{"buttons", "", "<p>赞 收藏 分享</p>", ""},
		{"a heading about what is related", "", "<p><b>相关检查</b></p><p>做一次心电图，再测三天血压，把数字写下来带给医生看，这样最省事。</p>", "相关检查 做一次心电图，再测三天血压，把数字写下来带给医生看，这样最省事。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustExtract(t, extract.Rules{Body: "body"}, item("a.html", "<title>题</title><body>"+c.before+text+c.after))
			got := strings.ReplaceAll(extract.PlainText(d), paragraph+"\n", "")
			if got = strings.Join(strings.Fields(got), " "); got != c.want {
				t.Errorf("left %q, want %q", got, c.want)
			}
		})
	}
}

func TestAPageOfNothingButLinesOrLinksIsNotEmpty(t *testing.T) {
	for _, body := range []string{
		"<p>这件外套太好看了，这个冬天就穿它 首页 登录 个人中心 帐号设置 意见反馈 退出 发布时间：2026-03-08 阅读：12</p>",
		"<table><tr><th>Title</th><th>Year</th></tr>" + strings.Repeat(`<tr><td><a href="/p">A paper about something that matters</a></td><td>2026</td></tr>`, 8) + "</table>",
	} {
		mustExtract(t, extract.Rules{}, item("https://a.example/1", "<title>T</title><body>"+body))
	}
}

func TestHiddenArticleIsFound(t *testing.T) {
	page := `<title>T</title><body><p>Loading...</p><div id="js_content" style="visibility: hidden">` + strings.Repeat(prose, 6) + `</div>`
	if got := extract.PlainText(mustExtract(t, extract.Rules{}, item("https://a.example/1", page))); strings.Count(got, "\n") != 6 {
		t.Errorf("got %q", got)
	}
}
