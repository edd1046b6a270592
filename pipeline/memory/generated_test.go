package memory

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
)

// phrases make sentences: TEXT is replaced by one of its forms, the first of
// which come most often, and so is each name in capitals in what comes out.
// NAME is an invented name, WORD an invented compound, NUM a number.
type phrases struct {
	forms map[string][]string
	names []string // syllables
	stems []string // of compounds
}

// languagesMade are the languages that sentences can be made in: one with
// words between spaces, one of Han characters, and one with much kana.
var languagesMade = map[string]*phrases{
	"en": {
		names: strings.Fields("ba be bo da de dor el fa fen ga gor ha hel in ka kel la lin lo ma mer mi na nor o pa per ra ren ri sa sel so ta ten ti u va ver vo wa win ya zan"),
		stems: strings.Fields(`air back bell black bird board book bread brick broad brook camp cart chalk church cliff cloth coal corn cow cross day deer door down dust earth east
			eye farm field fire fish flood foot fox glass gold grain grass green half hand head heart hen hill home horse house ice iron kitchen lake lamb land
			lead leaf life light lime line low milk mill moon moor morning mouse night north oak oat over pasture path pine play rain rock rose salt sand school
			sea shell ship side silver sky snow south spring star stone storm straw street sun sword table thorn thunder time tin tooth town tree under up wall
			watch water way weather west wheat wheel white wind wine winter wolf wood wool work yard year`),
		forms: map[string][]string{
			"TEXT": {
				"CLAUSE.", "CLAUSE.", "CLAUSE.", "CLAUSE, and CLAUSE.", "CLAUSE, but CLAUSE.", "If CLAUSE, CLAUSE.", "CLAUSE: CLAUSE.", "CLAUSE, so CLAUSE.",
				"When CLAUSE, CLAUSE.", "CLAUSE because CLAUSE.", "CLAUSE; CLAUSE, and CLAUSE.", "CLAUSE (CLAUSE).", "NP, NP and NP.", "CLAUSE!", "Why CLAUSE?", "NUM. CLAUSE.",
			},
			"CLAUSE": {
				"NP VERBs NP", "NP VERBs NP PLACE", "you can VERB NP with NP", "NP is ADJ", "VERB NP before you VERB NP", "NP MAY VERB NP", "NP does not VERB NP TIME",
				"NP that VERBs NP is ADV ADJ", "it takes NUM minutes to VERB NP", "there are NUM THINGs PLACE", "NP has been ADJ TIME", "NAME and NAME VERB NP",
				"nobody but NAME MAY VERB NP", "NP PLACE VERBs NP TIME", "TIME NP VERBs NP ADV", "to VERB NP, VERB NP or NP", "NP needs NUM THINGs to VERB NP",
			},
			"NP": {
				"the THING", "the ADJ THING", "the THING of the THING", "a THING", "NAME", "the THING THING", "a ADJ THING PLACE", "NUM THINGs", "the NAME THING", "this THING", "every ADJ THING",
				"our ADJ THING THING", "the THING between NAME and NAME", "NAME's THING", "the NUM ADJ THINGs", "the THING that NAME VERBs",
			},
			"MAY":   {"may", "can", "must", "should", "will", "could", "has to"},
			"TIME":  {"TIMEWORD", "since NUM", "at NUM o'clock", "in MONTH", "for NUM days", "on NUM MONTH"},
			"PLACE": {"in the THING", "at the THING", "on the THING", "near NAME", "behind the ADJ THING", "under the THING", "in NAME", "along the THING"},
			"THING": {"NOUN", "WORD", "NOUN", "WORD"},
			"NOUN": strings.Fields(`boat harbour crane pump valve gate lock tide pilot crew rope deck cargo quay ferry signal lamp anchor engine buoy chart tug mast hull sail
				warehouse ticket bridge canal dredger winch bollard ladder container clerk fog siren berth rudder keel net barge whistle hatch propeller gauge pier lighthouse captain
				garden market baker kettle window corridor library orchard tower mill meadow spring cellar roof carpet letter parcel wheel saddle lantern blanket basket bottle pocket
				violin drum theatre painter mirror curtain candle pencil notebook calendar clock teacher pupil lesson question answer paper envelope stamp kitchen supper table chair
				river island forest valley cloud storm winter pebble feather beetle badger heron otter salmon willow maple clover thistle moss`),
			"VERB": strings.Fields(`move lift hold check open close guide load drain fill light mark measure turn clean pull meet repair count weigh follow replace lower paint
				borrow return read copy fold water plant gather store protect cover visit remember describe compare choose order deliver sell buy collect divide remove`),
			"ADJ": strings.Fields(`new old small large ready open wet dry heavy empty full northern narrow deep shallow quiet early late broken safe spare steel wooden yellow rusty
				slow loud bright gentle curious ancient modern local foreign public private thin thick round square cheap rare common famous hidden distant`),
			"ADV":      strings.Fields("often always never nearly quite rather usually hardly almost seldom still already"),
			"MONTH":    strings.Fields("May June July March April January October September August"),
			"TIMEWORD": strings.Fields("today tomorrow again now later early twice once"),
		},
	},
	"zh": {
		names: strings.Fields("安 柏 川 达 恩 方 高 海 江 金 开 兰 明 宁 平 青 仁 山 泰 文 西 雅 云 泽 舟 东 南 春 秋 月 石 林 梅 竹 松 风 雪 星 光 华 嘉 景 庆 荣 善 维 祥 永 元 志"),
		stems: strings.Split(strings.Join(strings.Fields(`一二三上下中大小天地水火山石田土木米竹草花叶根果树林森苗豆瓜茶药酒油盐糖面饭菜肉鱼鸟虫马牛羊鸡犬鹿虎龙龟象猫鼠蜂蝶日月星云雨雪风雷电气光影声音色红黄蓝白黑绿紫金
			银铜铁钢铝玉珠沙泥砖瓦门窗墙梁柱楼塔桥路街巷村镇城市县省国家庭房屋室厅堂院井池湖河海洋岛岸湾浪潮泉溪谷峰岭原野坡洞春夏秋冬年时分秒早晚朝夕今古昨明人男女老少父母
			兄弟姐妹儿孙友师生医工农兵商士王民手足头目耳口鼻舌牙心肝肺血骨皮毛发身衣帽鞋袜裤裙带巾布丝线针纸笔墨书画字词句文章诗歌曲琴鼓钟铃棋球车船舟机器具刀斧锤钉锁钥灯烛
			炉锅碗盘杯瓶箱柜床椅桌架伞扇镜信报刊号表图册卡票钱币账税价值数量度重长宽高深浅远近快慢多轻厚薄软硬冷热温干湿净新旧美丑好坏真假善恶强弱贫富安危平直弯圆方尖空满开
			关出入来去进退升降起落行走跑跳飞游站坐睡醒吃喝看听说读写问答教学思想记忘知识理解爱恨喜怒哀乐笑哭怕忙闲买卖送收借还给取放拿提抬推拉打击切割洗扫擦修造建设计划组织
			管制法律权利义务责任条件因结系过程经济政治社会化科技术语言历史命物质能源环境保护展变运动力速率压`), ""), ""),
		forms: map[string][]string{
			"TEXT": {
				"CLAUSE。", "CLAUSE，CLAUSE。", "CLAUSE，但是CLAUSE。", "如果CLAUSE，CLAUSE。", "CLAUSE，所以CLAUSE。", "CLAUSE；CLAUSE。", "因为CLAUSE，CLAUSE。", "CLAUSE，并且CLAUSE，CLAUSE。",
				"NP、NP和NP。", "CLAUSE（CLAUSE）。", "CLAUSE！", "为什么CLAUSE？", "NUM. CLAUSE。", "“CLAUSE。”",
			},
			"CLAUSE": {
				"NPVERB了NP", "NP在PLACEVERBNP", "您可以用NPVERBNP", "NP是ADJ的", "请先VERBNP", "NPMAYVERBNP", "NP不VERBNP", "TIMENPVERBNP", "VERBNP需要NUM分钟", "PLACE有NUM个THING",
				"NP比NP更ADJ", "NAME和NAMEVERB过NP", "只有NAMEMAYVERBNP", "NPADV很ADJ", "把NPVERB到PLACE", "NP被NPVERB了", "我们ADVVERBNP",
			},
			"NP": {
				"THING", "ADJ的THING", "THING的THING", "NAME", "THINGTHING", "NAME的THING", "这个THING", "PLACE的THING", "NUM个THING", "每个ADJ的THING", "NAMEVERB的THING", "THING和THING", "我们的ADJTHING",
			},
			"MAY":   strings.Fields("可以 能够 必须 应该 会 不能 需要"),
			"TIME":  {"每天", "NUM年", "今天", "从NUM月起", "明天", "第NUM次", "后来", "晚上NUM点"},
			"PLACE": {"THING里", "THING上", "THING附近", "NAME", "THING后面", "THING和THING之间", "桥下"},
			"THING": {"NOUN", "WORD", "NOUN", "WORD"},
			"NOUN": strings.Fields(`船 码头 起重机 水泵 阀门 闸门 潮水 领航员 船员 绳索 甲板 货物 渡轮 信号 灯塔 锚 发动机 浮标 海图 拖船 桅杆 船体 仓库 船票 桥梁 运河 绞车 海关 梯子
				集装箱 办事员 雾 汽笛 泊位 舵 渔网 驳船 船长 螺旋桨 水位计 花园 市场 面包师 水壶 窗户 走廊 图书馆 果园 塔 磨坊 草地 泉水 地窖 屋顶 地毯 信件 包裹 轮子 马鞍 灯笼 毯子 篮子 瓶子 口袋
				小提琴 鼓 剧院 画家 镜子 窗帘 蜡烛 铅笔 笔记本 日历 时钟 老师 学生 课程 问题 答案 纸张 信封 邮票 厨房 晚餐 桌子 椅子 河流 岛屿 森林 山谷 云彩 暴风 冬天 石子 羽毛 甲虫 水獭 鲑鱼 柳树 枫叶`),
			"VERB": strings.Fields(`移动 吊起 检查 打开 关闭 引导 装载 排空 灌满 点亮 标记 测量 转动 清洗 拉动 迎接 修理 清点 称量 运送 跟随 更换 放下 粉刷 借用 归还 阅读 抄写 折叠 浇灌 种植 收集 储存
				保护 覆盖 参观 记住 描述 比较 选择 订购 递送 出售 购买 划分 拆除`),
			"ADJ": strings.Fields("新 旧 小 大 好 湿 干燥 沉重 空 满 狭窄 深 浅 安静 早 晚 损坏 安全 备用 明亮 缓慢 温和 古老 现代 当地 外国 公共 私人 薄 厚 圆 便宜 罕见 常见 有名 遥远"),
			"ADV": strings.Fields("常常 总是 已经 几乎 一般 从来 仍然 偶尔 曾经"),
		},
	},
	"ja": {
		names: strings.Fields("ア イ ウ エ カ キ ク ケ コ サ シ ス セ ソ タ チ ト ナ ニ ノ ハ ヒ フ ホ マ ミ ム メ モ ラ リ ル レ ロ ワ ン ー ガ グ ジ ダ デ ド バ ビ ブ ボ ッ パ ピ プ ポ"),
		stems: strings.Split(strings.Join(strings.Fields(`一二三上下中大小天地水火山石田土木米竹草花葉根果樹林森苗豆茶薬酒油塩麦肉魚鳥虫馬牛羊鶏犬鹿虎竜亀象猫日月星雲雨雪風雷電気光影声音色赤黄青白黒緑紫金銀銅鉄鋼玉砂門
			窓壁柱塔橋路街村町城市県国家庭房屋室堂院井池湖海洋島岸湾浪潮泉谷峰原野坂洞春夏秋冬年時分秒早晩朝夕今古昨明人男女老少父母兄弟姉妹友師医工農商士王民手足頭目耳口鼻
			舌歯心肺血骨皮毛身衣帽糸布針筆墨書画字詞句文章詩歌曲琴鐘球車船舟機器具刀灯炉杯瓶箱床架信報号表図册券税価値数量度重長幅高深軽厚薄軟硬冷熱温乾湿新旧美真善強弱貧富
			安平直円方空開閉出入来去進退昇降起行走飛泳立座眠食飲見聞読答教学思想記知識理解愛喜怒笑売買送収借返取放推引打切洗掃修造建設計組織管制法律権利義務責任条件因結関係
			過程経済政治社会化科技術語言歴史生命物質能源環境保護発展変運動力速率圧`), ""), ""),
		forms: map[string][]string{
			"TEXT": {
				"CLAUSE。", "CLAUSE。", "CLAUSEが、CLAUSE。", "CLAUSEので、CLAUSE。", "CLAUSE。また、CLAUSE。", "CLAUSEし、CLAUSE。", "NP、NP、それにNP。", "CLAUSEか？", "NUM. CLAUSE。", "「CLAUSE。」",
				"CLAUSE（NP）。", "もしCLAUSEなら、CLAUSE。", "CLAUSEから、CLAUSE！",
			},
			"CLAUSE": {
				"NPはNPをVERBEND", "NPをVERBEND", "PLACENPをVERBEND", "NPがNPをVERBEND", "TIMENPをVERBEND", "NPはADJです", "NPのためにNPをVERBEND", "NPをつかってNPをVERBEND", "NPにはNPがNUM個あります",
				"NPはNPよりADJです", "NPとNPをADVVERBEND", "NAMEというNPをVERBEND", "まずNPをVERBて、つぎにNPをVERBEND", "NPはADVADJと言われています", "NPをVERBには、NPがいります", "わたしたちはPLACENPをVERBEND",
			},
			"NP": {
				"THING", "ADJTHING", "THINGのTHING", "NAME", "このTHING", "NAMEのTHING", "THINGTHING", "VERBたTHING", "NUM個のTHING", "THINGとTHING", "NAMEがVERBたTHING", "ADJTHINGのTHING", "すべてのTHING", "わたしたちのTHING",
			},
			"END":   strings.Fields("ます てください ています ました ません ましょう てもかまいません てはいけません たことがあります ませんでした ておきます"),
			"TIME":  {"毎日", "NUM年に", "きょうは", "NUM月から", "あしたは", "NUM回ほど", "そのあとで", "夜NUM時に"},
			"PLACE": {"THINGのなかで", "THINGの上で", "THINGのちかくで", "NAMEで", "THINGのうしろで", "THINGとTHINGのあいだで"},
			"THING": {"NOUN", "WORD", "NOUN", "WORD"},
			"NOUN": strings.Fields(`ふね みなと クレーン ポンプ バルブ 水門 しお 水先案内人 のりくみ員 ロープ 甲板 荷物 フェリー 合図 あかり いかり エンジン ブイ 海図 タグボート マスト 船体 倉庫 きっぷ はし 運河
				ウインチ 税関 はしご コンテナ 係員 きり サイレン かじ あみ はしけ 船長 プロペラ めもり にわ 市場 パン屋 やかん まど ろうか 図書館 果樹園 とう 水車 草原 いずみ 地下室 やね じゅうたん 手紙 小包 車輪
				くら ちょうちん もうふ かご びん ポケット バイオリン たいこ 劇場 画家 かがみ カーテン ろうそく えんぴつ ノート こよみ 時計 先生 生徒 じゅぎょう しつもん こたえ 紙 ふうとう 切手 台所 夕食 つくえ いす
				川 しま 森 たに くも あらし 冬 小石 はね かぶとむし かわうそ さけ やなぎ かえで`),
			"VERB": strings.Fields(`うごかし つりあげ しらべ みちびき つみこみ みたし ともし しるし まわし ながし とおし なおし さがし おいかけ とりかえ おろし かし かえし うつし そだて あつめ たくわえ かばい おぼえ くらべ
				えらび とどけ うりわたし わけ はずし ならべ みつけ`),
			"ADJ": strings.Fields("あたらしい ふるい ちいさい おおきい よい しめった かわいた おもい せまい ふかい あさい しずかな はやい おそい こわれた あんぜんな あかるい きいろい やさしい めずらしい とおい まるい うすい あつい やすい 有名な 地元の"),
			"ADV": strings.Fields("よく いつも まだ ほとんど すこし たまに とても もっと"),
		},
	},
}

// uneven picks one, the first most often, as languages use their words.
func uneven(r *rand.Rand, of []string) string {
	f := r.Float64()
	return of[int(f*f*float64(len(of)))]
}

// write replaces the names in capitals until there are none.
func (p *phrases) write(b *strings.Builder, r *rand.Rand, text string) {
	for text != "" {
		n := 0
		for n < len(text) && 'A' <= text[n] && text[n] <= 'Z' {
			n++
		}
		// Names may follow one another without a space, and other words have
		// capitals too.
		for n > 0 && p.forms[text[:n]] == nil && text[:n] != "NAME" && text[:n] != "NUM" && text[:n] != "WORD" {
			n--
		}
		switch slot := text[:n]; slot {
		case "":
			b.WriteByte(text[0])
			n = 1
		case "NUM":
			fmt.Fprint(b, 1+r.IntN(1+r.IntN(3000)))
		case "WORD":
			b.WriteString(p.stems[r.IntN(len(p.stems))] + p.stems[r.IntN(len(p.stems))])
		case "NAME":
			name := ""
			for range 2 + r.IntN(3) {
				name += uneven(r, p.names)
			}
			b.WriteString(capital(name))
		default:
			p.write(b, r, uneven(r, p.forms[slot]))
		}
		text = text[n:]
	}
}

func capital(s string) string {
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

func (p *phrases) sentence(r *rand.Rand) string {
	var b strings.Builder
	p.write(&b, r, "TEXT")
	return capital(b.String())
}

// makeCorpus makes distinct sentences, and as many queries as a memory is
// asked: a fifth is new, a fifth is known, the others are known ones that
// were edited.
func makeCorpus(lang string, sentences, queries int) *corpus {
	p := languagesMade[lang]
	r := rand.New(rand.NewPCG(4, uint64(len(p.names))))
	c := &corpus{lang: lang}
	seen := map[string]bool{}
	for len(c.sources) < sentences {
		if s := p.sentence(r); !seen[s] {
			seen[s] = true
			c.sources, c.targets = append(c.sources, s), append(c.targets, fmt.Sprint("cible ", len(c.targets)))
		}
	}
	for i := range queries {
		s := c.sources[r.IntN(len(c.sources))]
		switch i % 5 {
		case 0:
			s = p.sentence(r)
		case 1:
		default:
			s = c.edit(r, s, 1+r.IntN(40))
		}
		c.queries = append(c.queries, s)
	}
	return c
}
