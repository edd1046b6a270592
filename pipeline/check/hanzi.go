package check

import (
	"strings"
	"sync"
)

// forms are characters that tell the two orthographies of Chinese apart, the
// simplified one first. Left out is what is right in both: 后 里 面 干 台 只 制
// 著 乾 于 云 几 斗 谷 松 郁 征 占 了 系 准 卷 余 咸 党 宁 虫 朴 叶.
const forms = "们們 这這 来來 说說 时時 对對 为為 过過 还還 进進 动動 现現 发發 问問 间間 关關 让讓 谁誰 认認 识識 语語 读讀 书書 车車 东東 马馬 " +
	"鸟鳥 见見 观觀 计計 记記 国國 学學 会會 点點 号號 体體 当當 声聲 万萬 与與 区區 医醫 宝寶 尽盡 旧舊 双雙 灯燈 炉爐 乱亂 条條 参參 断斷 " +
	"数數 担擔 寿壽 将將 状狀 属屬 嘱囑 触觸 励勵 个個 开開 门門 样樣 经經 头頭 长長 气氣 电電 话話 题題 业業 实實 产產 应應 该該 机機 种種 " +
	"无無 两兩 从從 众眾 闻聞 张張 场場 报報 边邊 线線 级級 组組 织織 结結 给給 绝絕 统統 维維 综綜 绿綠 续續 缓緩 编編 缩縮 订訂 讨討 训訓 " +
	"议議 论論 设設 访訪 证證 评評 词詞 译譯 试試 诗詩 诚誠 误誤 请請 诸諸 课課 调調 谈談 谢謝 谱譜 贝貝 负負 贡貢 财財 责責 败敗 货貨 质質 " +
	"贩販 贪貪 贫貧 购購 贯貫 贴貼 贵貴 贷貸 费費 贺賀 资資 赏賞 赛賽 赢贏 钱錢 铁鐵 银銀 铜銅 错錯 锁鎖 镜鏡 针針 钢鋼 锅鍋 键鍵 销銷 " +
	"饭飯 饮飲 馆館 饱飽 饿餓 饼餅 驾駕 驶駛 验驗 骂罵 骗騙 骤驟 风風 飞飛 鱼魚 鸡雞 鸭鴨 龙龍 龟龜 齐齊 齿齒 爱愛 罢罷 备備 笔筆 毕畢 币幣 " +
	"变變 标標 宾賓 补補 层層 测測 迟遲 丑醜 处處 传傳 创創 纯純 达達 带帶 单單 导導 敌敵 递遞 独獨 夺奪 队隊 恶惡 儿兒 尔爾 范範 妇婦 复復 " +
	"杆桿 刚剛 够夠 顾顧 规規 归歸 汉漢 护護 华華 画畫 怀懷 坏壞 欢歡 环環 换換 极極 际際 继繼 价價 坚堅 监監 减減 检檢 简簡 剑劍 渐漸 践踐 " +
	"讲講 奖獎 节節 杰傑 紧緊 劲勁 惊驚 净淨 竞競 举舉 剧劇 据據 军軍 脑腦 离離 历歷 丽麗 连連 联聯 怜憐 练練 粮糧 疗療 临臨 邻鄰 灵靈 领領 " +
	"刘劉 楼樓 录錄 陆陸 虑慮 乐樂 伦倫 轮輪 罗羅 买買 卖賣 满滿 灭滅 亩畝 纳納 难難 恼惱 农農 浓濃 盘盤 苹蘋 凭憑 扑撲 仆僕 启啟 迁遷 签簽 " +
	"牵牽 铅鉛 谦謙 潜潛 浅淺 枪槍 强強 墙牆 桥橋 窍竅 窃竊 亲親 轻輕 倾傾 庆慶 穷窮 权權 劝勸 确確 扰擾 热熱 荣榮 软軟 洒灑 伤傷 舍捨 摄攝 " +
	"绍紹 审審 圣聖 胜勝 湿濕 势勢 释釋 输輸 树樹 术術 帅帥 顺順 硕碩 丝絲 苏蘇 虽雖 随隨 岁歲 孙孫 损損 态態 坛壇 叹嘆 汤湯 厅廳 听聽 图圖 " +
	"团團 网網 卫衛 稳穩 务務 雾霧 牺犧 习習 戏戲 虾蝦 吓嚇 纤纖 贤賢 显顯 险險 县縣 响響 项項 萧蕭 协協 胁脅 写寫 泻瀉 兴興 选選 悬懸 寻尋 " +
	"压壓 亚亞 严嚴 盐鹽 阳陽 养養 药藥 爷爺 页頁 艺藝 忆憶 异異 阴陰 隐隱 营營 拥擁 优優 忧憂 邮郵 犹猶 预預 园園 员員 远遠 愿願 约約 跃躍 " +
	"运運 杂雜 择擇 泽澤 赠贈 战戰 涨漲 赵趙 执執 职職 纸紙 质質 肿腫 轴軸 皱皺 猪豬 筑築 转轉 装裝 壮壯 庄莊 浊濁 总總 纵縱 钻鑽 细細 胆膽 " +
	"脉脈 肤膚 肾腎 胀脹 癣癬 疮瘡 痒癢 瘫癱 瘾癮 癫癲 诊診 剂劑 酿釀 鲜鮮 缘緣 缆纜 纠糾 红紅 级級 纪紀 纹紋 纺紡 终終 绩績 绪緒"

// inJapanese are simplified forms that Japanese writes too.
const inJapanese = "来国学会点号体当声万与区医宝尽旧双灯炉乱条参断数担寿将状属嘱触励画独浅潜称随壮庄装麦楼猪胆写恼净显虾湿脏杂粮炼为"

// scripts tells the two orthographies apart.
type scripts struct {
	side  map[rune]int8 // +1: only simplified Chinese writes it; -1: only traditional Chinese
	other map[rune]rune // the same character in the other one
}

var orthographies = sync.OnceValue(func() scripts {
	m := scripts{make(map[rune]int8, len(forms)/3), make(map[rune]rune, len(forms)/3)}
	for pair := range strings.FieldsSeq(forms) {
		r := []rune(pair)
		m.side[r[0]], m.side[r[1]] = 1, -1
		m.other[r[0]], m.other[r[1]] = r[1], r[0]
	}
	return m
})

// tally counts the characters of one orthography in a text.
type tally struct {
	count  int
	first  int    // byte offset of the first
	sample string // the first few of them, each once
}

func (t *tally) add(i int, r rune) {
	if t.count == 0 {
		t.first = i
	}
	t.count++
	if !strings.ContainsRune(t.sample, r) && len(t.sample) < 15 {
		t.sample += string(r)
	}
}

// orthography counts the characters that only simplified and only traditional
// Chinese writes.
func orthography(text string) (simplified, traditional tally) {
	m := orthographies()
	for i, r := range text {
		switch m.side[r] {
		case 1:
			simplified.add(i, r)
		case -1:
			traditional.add(i, r)
		}
	}
	return simplified, traditional
}

// chineseOnly counts the simplified characters that Japanese does not write.
func chineseOnly(text string) int {
	m := orthographies()
	n := 0
	for _, r := range text {
		if m.side[r] == 1 && !strings.ContainsRune(inJapanese, r) {
			n++
		}
	}
	return n
}
