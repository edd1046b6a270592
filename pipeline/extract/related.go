package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wordferry/wordferry/pipeline"
)

// otherArticles are the headings of lists of other articles.
var otherArticles = []string{"相关阅读", "相关文章", "相关推荐", "相关新闻", "相关资讯", "相关链接", "相关内容", "相关报道", "相关话题", "相关专题", "相关疾病", "相关问答", "相关搜索", "推荐阅读", "推荐文章", "推荐内容", "推荐新闻", "热门话题", "热门文章", "热门推荐", "热门阅读", "热门新闻", "热门标签", "热门搜索", "热门问答", "热门资讯", "热点推荐", "热点新闻", "热点话题", "热点阅读", "热点文章", "延伸阅读", "猜你喜欢", "您可能感兴趣", "你可能感兴趣", "你可能还喜欢", "您可能还喜欢", "大家都在看", "大家还在看", "更多精彩", "更多文章", "更多阅读", "最新文章", "最新资讯", "最新新闻", "最新推荐", "最近更新", "精彩推荐", "精彩内容", "为您推荐", "为你推荐", "今日热点", "今日推荐", "今日热搜", "编辑推荐", "图文推荐", "本类推荐", "阅读排行", "点击排行", "热门排行", "一周热点", "往期回顾", "往期推荐", "网友评论", "精彩评论", "相關閱讀", "相關文章", "相關新聞", "推薦閱讀", "延伸閱讀", "熱門文章", "熱門話題", "熱門新聞", "猜你喜歡", "最新文章", "関連記事", "関連ニュース", "関連リンク", "関連する記事", "関連コンテンツ", "おすすめ記事", "オススメ記事", "おすすめの記事", "人気記事", "人気の記事", "新着記事", "最新記事", "あわせて読みたい", "合わせて読みたい", "こちらもおすすめ", "この記事を読んだ人", "アクセスランキング", "記事ランキング", "注目の記事", "注目の話題", "話題の記事", "ホットトピック", "관련기사", "관련 기사", "관련 글", "추천 기사", "인기 기사", "많이 본 뉴스",
	"related articles", "related article", "related posts", "related stories", "related story", "related content", "related news", "related topics", "related reading", "related links", "related:", "related", "recommended reading", "recommended for you", "recommended articles", "recommended stories", "recommended", "you may also like", "you might also like", "you may like", "you might like", "you may also be interested in", "more from", "more stories", "more articles", "more on this", "more news", "more like this", "read more", "read next", "read also", "also read", "up next", "what to read next", "keep reading", "continue reading", "trending", "trending now", "most popular", "most read", "popular posts", "popular articles", "popular stories", "hot topics", "latest news", "latest posts", "latest articles", "latest stories", "recent posts", "editor's picks", "editors' picks", "don't miss", "around the web", "from around the web", "sponsored content", "promoted content", "leave a reply", "leave a comment", "post a comment", "join the conversation", "join the discussion", "comments", "about the author", "share this article", "share this post", "share this story", "newsletter", "subscribe to our newsletter", "sign up for our newsletter", "artículos relacionados", "noticias relacionadas", "te puede interesar", "articles similaires", "à lire aussi", "lire aussi", "articles connexes", "ähnliche artikel", "verwandte artikel", "mehr zum thema", "das könnte sie auch interessieren", "weitere artikel", "artigos relacionados", "leia também", "leia mais", "articoli correlati", "leggi anche", "gerelateerde artikelen", "lees ook", "похожие статьи", "читайте также", "по теме", "مقالات ذات صلة", "اقرأ أيضا", "اقرأ أيضاً", "مواضيع ذات صلة"}

// listHeading tells whether a short line heads a list of other articles.
func listHeading(s string) bool {
	if len(s) > 400 {
		return false
	}
	s = strings.ToLower(strings.TrimRightFunc(strings.TrimLeftFunc(s, notLetter), func(r rune) bool { return notLetter(r) && r != '\'' }))
	if s == "" || weigh(s) > 90 {
		return false
	}
	if utf8.RuneCountInString(s) <= 10 && (containsAny(s, "想看", "爱看", "在看", "还看", "感兴趣", "也喜欢", "还喜欢") ||
		containsAny(s, "推荐", "热门", "热点", "相关", "最新", "精彩", "更多", "推薦", "熱門", "相關") && containsAny(s, "文章", "阅读", "资讯", "新闻", "话题", "搜索", "标签", "专栏", "问答", "视频", "閱讀", "新聞", "話題")) {
		return true
	}
	for _, w := range otherArticles {
		if s == w || strings.HasPrefix(s, w) && (weigh(s) <= weigh(w)+24 && (hasHan(w) || s[len(w)] == ' ' || s[len(w)] == ':')) {
			return true
		}
	}
	return false
}

// dropLinks cuts the links that stand in lines of their own at the end of the
// text, two or more of them, with the line that heads them.
func dropLinks(ps []*piece) {
	from, links, headed := len(ps), 0, false
	for i := len(ps) - 1; i >= 0; i-- {
		p := ps[i]
		if !p.keep || p.text == "" {
			continue
		}
		num, _ := numbering(p.text)
		if p.kind != pipeline.Paragraph && p.kind != pipeline.Heading || p.weight > 150 || num.kind != noNumber {
			break
		}
		if p.linked*10 > p.weight*8 {
			links++
			headed = false
		} else {
			if links == 0 || headed || endsSentence(p.text) {
				break
			}
			headed = true
		}
		from = i
	}
	if links < 2 {
		return
	}
	for _, p := range ps[from:] {
		if p.keep {
			p.drop("related", "links after the text")
		}
	}
}

// dropTail cuts lists of other articles: from a heading that announces one to
// the next prose, or to the end where no prose follows.
func dropTail(ps []*piece) {
	total := 0
	for _, p := range ps {
		if p.keep {
			total += p.weight
		}
	}
	seen, done := 0, 0
	for i, p := range ps {
		if i < done || p.hidden {
			continue
		}
		if p.keep {
			seen += p.weight
		}
		if !listHeading(p.text) || p.kind == pipeline.Cell || seen*5 < total {
			continue
		}
		j, entries := i+1, 0
		for ; j < len(ps); j++ {
			q := ps[j]
			if !q.keep {
				continue
			}
			if q.prose() || q.kind == pipeline.Listing {
				break
			}
			entries++
		}
		// The line right before prose is its heading, unless it is one more
		// entry of the list.
		if j < len(ps) {
			for k := j - 1; k > i; k-- {
				if ps[k].keep {
					if num, _ := numbering(ps[k].text); ps[k].kind == pipeline.Heading || num.kind != noNumber || ps[k].bold && ps[k].linked == 0 {
						j = k
						entries--
					}
					break
				}
			}
		}
		done = j
		if entries == 0 && p.links == 0 && j < len(ps) {
			continue
		}
		for _, q := range ps[i:j] {
			if q.keep || q.reason == "outside" || q.reason == "links" {
				q.drop("related", "list under \u201c"+clip(p.text, 40)+"\u201d")
			}
		}
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// dropAuthor cuts what the page says of the author after the text.
func dropAuthor(ps []*piece) {
	total := 0
	for _, p := range ps {
		if p.keep {
			total += p.weight
		}
	}
	end, bio := len(ps), 0
	for i := len(ps) - 1; i >= 0; i-- {
		p := ps[i]
		if !p.keep {
			continue
		}
		if p.scope.hints&hintBio == 0 {
			break
		}
		end, bio = i, bio+p.weight
	}
	if bio == 0 || bio*4 > total {
		return
	}
	for _, p := range ps[end:] {
		if p.keep {
			p.drop("author", "speaks of the author after the text")
		}
	}
}
