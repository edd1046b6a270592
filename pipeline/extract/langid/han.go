package langid

import "sync"

// writing says which of the Han scripts has a character that the others
// write differently.
type writing uint8

const (
	simplified writing = iota + 1
	traditional
	japanese
)

// pairs are characters in simplified and traditional form, where neither form
// is also a character of the other script ("后", "里", "云" and the like are
// in both).
const pairs = "这這个個们們来來时時为為说說国國会會过過对對学學发發当當没沒还還样樣种種开開总總从從无無现現经經头頭长長儿兒爱愛给給间間两兩话話与與见見问問气氣点點实實声聲车車" +
	"书書电電门門员員许許写寫难難让讓应應场場报報张張认認关關进進动動战戰师師处處华華业業东東马馬万萬钱錢语語觉覺带帶变變达達图圖题題团團决決队隊边邊导導规規则則权權" +
	"术術条條产產区區县縣医醫药藥疗療细細务務联聯续續统統级級纪紀约約组組织織结結绝絕线線练練终終红紅纯純纸紙维維网網罗羅买買卖賣贵貴费費资資财財贸貿质質购購负負货貨" +
	"责責败敗态態忆憶怀懷恶惡惊驚忧憂虑慮积積称稱稳穩节節艺藝苏蘇荣榮获獲营營蓝藍补補装裝复複视視观觀览覽触觸议議记記讨討训訓设設访訪证證评評识識诉訴词詞译譯试試诗詩" +
	"诚誠该該详詳误誤请請诸諸读讀课課调調谁誰谈談谢謝贝貝轮輪软軟轻輕较較载載辆輛输輸办辦农農运運远遠连連迟遲选選递遞邮郵释釋钟鐘铁鐵银銀锁鎖错錯键鍵镇鎮镜鏡阳陽阴陰" +
	"阶階际際陆陸险險隐隱随隨雾霧静靜顺順须須顾顧预預领領频頻颜顏额額风風飞飛饭飯饮飲馆館验驗鱼魚鸟鳥鸡雞龙龍齐齊齿齒黄黃伟偉传傳伤傷价價众眾优優兴興养養军軍冲衝况況" +
	"净淨减減凤鳳创創别別刘劉剧劇劳勞势勢励勵单單卫衛厂廠厅廳历歷压壓厌厭参參双雙号號叶葉听聽启啟吗嗎响響哑啞园園围圍圆圓块塊坏壞坚堅垒壘备備够夠夹夾奋奮妇婦妈媽孙孫" +
	"宁寧宝寶审審宽寬寻尋将將尔爾尝嘗层層属屬岁歲岛島币幣帅帥帮幫广廣庆慶庄莊库庫庙廟废廢异異弃棄弹彈强強归歸录錄彻徹恋戀惯慣戏戲户戶执執扩擴扫掃扬揚护護拟擬拥擁择擇" +
	"损損换換据據摄攝摆擺敌敵数數断斷旧舊显顯晓曉暂暫机機杀殺杂雜极極构構枪槍标標栏欄树樹桥橋检檢楼樓欢歡毁毀毕畢汇匯汉漢沟溝泪淚洁潔测測济濟浓濃涛濤润潤涨漲温溫湾灣" +
	"湿濕满滿滩灘灭滅灯燈灵靈炉爐烂爛烟煙热熱爷爺牵牽犹猶独獨狮獅献獻环環琐瑣疯瘋监監盖蓋盘盤盐鹽矿礦码碼确確礼禮祸禍离離穷窮竞競笔筆签簽简簡粮糧紧緊纤纖绍紹绿綠缓緩" +
	"编編罚罰职職肃肅肠腸肤膚胜勝脏臟脑腦脸臉舰艦艰艱虽雖虾蝦蛮蠻袭襲誉譽赵趙赶趕趋趨跃躍践踐辉輝辞辭辩辯迁遷迈邁违違适適郑鄭酱醬钻鑽铺鋪锋鋒闭閉闲閒阅閱阔闊韩韓顶頂" +
	"项項页頁驾駕骗騙鲜鮮鸣鳴麦麥"

// shinjitai are everyday characters that only Japan writes so; it matters
// for headlines without kana.
const shinjitai = "気駅県経発対実変売読沢広円戻働畑込仏払拝桜滝帯転伝継続総絵栄営覚歯歳辺労単厳圧応済斎剤歩顔験検険権観勧歓鉄銭録緑縁様譲雑楽薬帰毎悩脳焼繊塩壱弐両価仮戯亀拠挙渓軽鶏闘剣圏顕効鉱恵穂隠捜挿臓蔵択駄弾遅鋳庁聴稲徳峠枠匂巻巣戦撃暦浄満焔犠獣粛縄聡舎艶蛍訳豊賛逓郷醸釈銃関陥隣霊頼髪黙黒"

var characters = sync.OnceValue(func() map[rune]writing {
	m := make(map[rune]writing, 1200)
	for _, r := range shinjitai {
		m[r] = japanese
	}
	rs := []rune(pairs)
	for i := 0; i+1 < len(rs); i += 2 {
		m[rs[i]], m[rs[i+1]] = simplified, traditional
	}
	return m
})
