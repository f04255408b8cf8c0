<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="ko">
<context>
    <name>AbsentLesson</name>
    <message>
        <source>이 연습은 지금
열 수 없어요.</source>
        <translation>现在打不开
这个练习。</translation>
    </message>
    <message>
        <source>직원에게 말씀하시면
함께 해 드려요.</source>
        <translation>请告诉工作人员，
我们陪您一起做。</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>叫工作人员</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>%1번, %2 오세요.</source>
        <translation>%1号，请到%2。</translation>
    </message>
</context>
<context>
    <name>CalmPage</name>
    <message>
        <source>나루 키오스크</source>
        <translation>Naru 自助机</translation>
    </message>
    <message>
        <source>잠시 쉬고 있어요.
직원을 불러 주세요.</source>
        <translation>暂时休息中。
请叫工作人员。</translation>
    </message>
    <message>
        <source>직원께: 저절로 다시 켜 봐요. 계속되면 전원을 껐다 켜고, 그래도 같으면 관리자에게 알려 주세요.</source>
        <translation>工作人员：会自动重试。如仍如此，请关机再开，然后告诉管理员。</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>진짜 수료증이에요.
바뀐 곳이 없어요.</source>
        <translation>是真的证书。
没有改动。</translation>
    </message>
    <message>
        <source>모르는 곳의 수료증이라
여기서는 알 수 없어요.</source>
        <translation>不认识发证的地方，
这里无法确认。</translation>
    </message>
    <message>
        <source>지금은 카드를 읽을 수 없어요.</source>
        <translation>现在读不了卡。</translation>
    </message>
    <message>
        <source>연습하러 가기</source>
        <translation>去练习</translation>
    </message>
    <message>
        <source>카드 없이 하기</source>
        <translation>没有卡也做</translation>
    </message>
    <message>
        <source>수료증이네요.</source>
        <translation>这是证书。</translation>
    </message>
    <message>
        <source>카드를
비춰 주세요.</source>
        <translation>请出示
您的卡。</translation>
    </message>
    <message>
        <source>종이의 네모 그림을
화면 아래에 대 주세요.</source>
        <translation>请把方形图案
放到屏幕下方。</translation>
    </message>
    <message>
        <source>시연: 종이 비추기</source>
        <translation>演示：出示</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>카드를 기다리고 있어요.</source>
        <translation>正在等您的卡。</translation>
    </message>
    <message>
        <source>보여요. 그대로 잠깐만요.</source>
        <translation>看到了，请别动。</translation>
    </message>
    <message>
        <source>조금 더 가까이 대 주세요.</source>
        <translation>请再靠近一点。</translation>
    </message>
    <message>
        <source>읽었어요.</source>
        <translation>读好了。</translation>
    </message>
    <message>
        <source>배움 카드가 아니에요.</source>
        <translation>这不是
练习卡。</translation>
    </message>
    <message>
        <source>카드를 다시
비춰 주세요.</source>
        <translation>请再出示
一次卡。</translation>
    </message>
    <message>
        <source>여기서는 못 읽는
새 카드예요.</source>
        <translation>新版的卡，
这里读不了。</translation>
    </message>
    <message>
        <source>카드의 내용이
처음과 달라요.</source>
        <translation>卡的内容
和原来不同。</translation>
    </message>
    <message>
        <source>나루에서 받은 종이의
네모 그림을 비춰 주세요.</source>
        <translation>请出示 Naru 纸上的
方形图案。</translation>
    </message>
    <message>
        <source>네모 그림이 다 보이지 않아요.
펴서 비춰 주세요.</source>
        <translation>方形图案不完整。
请铺平再出示。</translation>
    </message>
    <message>
        <source>카드 없이 해도 돼요.
직원에게 알려 주세요.</source>
        <translation>没有卡也可以。
请告诉工作人员。</translation>
    </message>
    <message>
        <source>다른 카드를 비춰 주세요.
카드 없이 해도 돼요.</source>
        <translation>请出示另一张卡。
没有卡也可以。</translation>
    </message>
    <message>
        <source>보았어요</source>
        <translation>看过了</translation>
    </message>
    <message>
        <source>따라 했어요</source>
        <translation>跟着做过</translation>
    </message>
    <message>
        <source>혼자 했어요</source>
        <translation>自己做过</translation>
    </message>
    <message>
        <source>다 익혔어요</source>
        <translation>学会了</translation>
    </message>
    <message>
        <source>오늘 한 번 더 해 보세요.</source>
        <translation>今天再做一次吧。</translation>
    </message>
    <message>
        <source>이제 혼자 해 보세요.</source>
        <translation>现在自己试试吧。</translation>
    </message>
    <message>
        <source>다음에 할 것</source>
        <translation>下一个练习</translation>
    </message>
    <message>
        <source>종이가 나오고 있어요.</source>
        <translation>正在出纸。</translation>
    </message>
    <message>
        <source>나온 종이를 가져가세요.</source>
        <translation>请取走打印好的纸。</translation>
    </message>
    <message>
        <source>종이가 다 나오지 않았어요.
직원을 불러 주세요.</source>
        <translation>纸没有全部出来。
请叫工作人员。</translation>
    </message>
    <message>
        <source>여기에는 프린터가 없어요.
직원이 뽑아 드려요.</source>
        <translation>这里没有打印机。
工作人员帮您打印。</translation>
    </message>
    <message>
        <source>종이가 나오지 않았어요.
직원을 불러 주세요.</source>
        <translation>纸没有出来。
请叫工作人员。</translation>
    </message>
    <message>
        <source>아직 혼자 해 본 연습이 없어요.
혼자 한 번 해 보면 드려요.</source>
        <translation>还没有自己完成的练习。
自己做一次就给您。</translation>
    </message>
    <message>
        <source>지금은 만들 수 없어요.
직원을 불러 주세요.</source>
        <translation>现在做不了。
请叫工作人员。</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>수료증</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>혼자 힘으로 해내신 연습이에요.</source>
        <translation>这是您自己完成的练习。</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>叫工作人员</translation>
    </message>
    <message>
        <source>수료증 뽑기</source>
        <translation>打印证书</translation>
    </message>
    <message>
        <source>다음 연습</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>이름은 종이에
직접 적어 주세요.</source>
        <translation>姓名请自己
写在纸上。</translation>
    </message>
    <message>
        <source>종이의 네모를 나루에 비추면
진짜인지 알 수 있어요.</source>
        <translation>把方形图案给 Naru 看，
就知道是不是真的。</translation>
    </message>
    <message>
        <source>창구 직원도
확인해 드려요.</source>
        <translation>工作人员
也能确认。</translation>
    </message>
</context>
<context>
    <name>ClassDigits</name>
    <message>
        <source>수업 코드</source>
        <translation>课堂代码</translation>
    </message>
    <message>
        <source>선생님 화면의 숫자를 눌러 주세요.</source>
        <translation>请按老师屏幕上的数字。</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ClassLayer</name>
    <message>
        <source>수업이 끝났어요.
수고하셨어요.</source>
        <translation>课上完了。
辛苦了。</translation>
    </message>
    <message>
        <source>배운 것을 카드에 담아 갈 수 있어요.</source>
        <translation>学到的内容可以存在卡上带走。</translation>
    </message>
    <message>
        <source>하던 것은 계속하셔도 돼요.</source>
        <translation>可以继续做下去。</translation>
    </message>
    <message>
        <source>선생님 말씀이에요.</source>
        <translation>这是老师说的话。</translation>
    </message>
    <message>
        <source>선생님과 함께 배워요. 곧 열려요.</source>
        <translation>和老师一起学。马上打开。</translation>
    </message>
    <message>
        <source>잠깐 멈췄어요.</source>
        <translation>暂停一下。</translation>
    </message>
    <message>
        <source>손을 들었어요. 하던 것은 그대로 있어요.</source>
        <translation>您已举手。做过的都还在。</translation>
    </message>
    <message>
        <source>선생님을 봐 주세요. 하던 것은 그대로 있어요.</source>
        <translation>请看老师。做过的都还在。</translation>
    </message>
    <message>
        <source>수업에서 나갈까요?</source>
        <translation>要离开课堂吗？</translation>
    </message>
    <message>
        <source>하던 것은 혼자 계속하실 수 있어요.</source>
        <translation>可以自己继续做。</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>领取卡片</translation>
    </message>
    <message>
        <source>네, 알겠어요</source>
        <translation>好的</translation>
    </message>
    <message>
        <source>계속할게요</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>네, 봤어요</source>
        <translation>看到了</translation>
    </message>
    <message>
        <source>지금 열기</source>
        <translation>现在打开</translation>
    </message>
    <message>
        <source>손 들기</source>
        <translation>举手</translation>
    </message>
    <message>
        <source>수업에서 나가기</source>
        <translation>离开课堂</translation>
    </message>
    <message>
        <source>수업에 있을게요</source>
        <translation>留在课堂</translation>
    </message>
    <message>
        <source>나갈게요</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>손을 들었어요.</source>
        <translation>您已举手。</translation>
    </message>
    <message>
        <source>선생님 화면에 보여요. 여기서 기다려 주세요.</source>
        <translation>老师的屏幕上看得到。请在这里等。</translation>
    </message>
    <message>
        <source>기다리며 계속하기</source>
        <translation>边等边做</translation>
    </message>
    <message>
        <source>손 내리기</source>
        <translation>放下手</translation>
    </message>
    <message>
        <source>직원도 부르기</source>
        <translation>也叫工作人员</translation>
    </message>
    <message>
        <source>배움을 그만하고
처음으로 갈까요?</source>
        <translation>停止学习
回到首页吗？</translation>
    </message>
    <message>
        <source>수업에는 그대로 있어요.</source>
        <translation>您还在课堂里。</translation>
    </message>
    <message>
        <source>계속 배울게요</source>
        <translation>继续学</translation>
    </message>
    <message>
        <source>처음으로</source>
        <translation>回首页</translation>
    </message>
    <message>
        <source>출석했어요.</source>
        <translation>已签到。</translation>
    </message>
    <message>
        <source>%1 카드예요. %2번 자리에서 옮겨 왔어요.</source>
        <translation>是%1的卡，从%2号座位转过来的。</translation>
    </message>
    <message>
        <source>%1 카드예요.</source>
        <translation>是%1的卡。</translation>
    </message>
    <message>
        <source>이 카드는 %1번
자리에 있어요.</source>
        <translation>这张卡现在
在%1号座位。</translation>
    </message>
    <message>
        <source>여기 계신 분은 자기 카드를 비춰 주세요.</source>
        <translation>坐在这里的人请出示自己的卡。</translation>
    </message>
    <message>
        <source>다른 수업의
카드예요.</source>
        <translation>这是别的
课的卡。</translation>
    </message>
    <message>
        <source>이 수업의 카드를 선생님께 받아 주세요.</source>
        <translation>请向老师领取本课的卡。</translation>
    </message>
    <message>
        <source>모르는 카드예요.</source>
        <translation>不认识这张卡。</translation>
    </message>
    <message>
        <source>선생님께 새 카드를 받아 주세요.</source>
        <translation>请向老师领取新卡。</translation>
    </message>
    <message>
        <source>카드를 읽었어요.</source>
        <translation>卡已读取。</translation>
    </message>
    <message>
        <source>선생님 화면에 알리고 있어요. 잠시만 기다려 주세요.</source>
        <translation>正在告知老师，请稍候。</translation>
    </message>
    <message>
        <source>아직 수업에
들어가지 않았어요.</source>
        <translation>还没有
进入课堂。</translation>
    </message>
    <message>
        <source>수업에 들어간 다음 카드를 다시 비춰 주세요.</source>
        <translation>请进入课堂后再出示一次卡。</translation>
    </message>
    <message>
        <source>카드를 다
읽지 못했어요.</source>
        <translation>没能
读完卡。</translation>
    </message>
    <message>
        <source>종이를 펴서 다시 비춰 주세요.</source>
        <translation>请把纸展平，再出示一次。</translation>
    </message>
    <message>
        <source>여기서는 읽을 수
없는 카드예요.</source>
        <translation>这里读不了
这张卡。</translation>
    </message>
    <message>
        <source>선생님께 말해 주세요.</source>
        <translation>请告诉老师。</translation>
    </message>
    <message>
        <source>제 카드가 아니에요</source>
        <translation>不是我的卡</translation>
    </message>
    <message>
        <source>지금 들어가기</source>
        <translation>现在进入</translation>
    </message>
    <message>
        <source>다음에 할게요</source>
        <translation>以后再说</translation>
    </message>
</context>
<context>
    <name>ClassNames</name>
    <message>
        <source>참새</source>
        <translation>麻雀</translation>
    </message>
    <message>
        <source>다람쥐</source>
        <translation>松鼠</translation>
    </message>
    <message>
        <source>고래</source>
        <translation>鲸鱼</translation>
    </message>
    <message>
        <source>두루미</source>
        <translation>鹤</translation>
    </message>
    <message>
        <source>토끼</source>
        <translation>兔子</translation>
    </message>
    <message>
        <source>거북이</source>
        <translation>乌龟</translation>
    </message>
    <message>
        <source>사슴</source>
        <translation>小鹿</translation>
    </message>
    <message>
        <source>나비</source>
        <translation>蝴蝶</translation>
    </message>
    <message>
        <source>곰</source>
        <translation>熊</translation>
    </message>
    <message>
        <source>수달</source>
        <translation>水獭</translation>
    </message>
    <message>
        <source>제비</source>
        <translation>燕子</translation>
    </message>
    <message>
        <source>여우</source>
        <translation>狐狸</translation>
    </message>
    <message>
        <source>오리</source>
        <translation>鸭子</translation>
    </message>
    <message>
        <source>고양이</source>
        <translation>小猫</translation>
    </message>
    <message>
        <source>강아지</source>
        <translation>小狗</translation>
    </message>
    <message>
        <source>병아리</source>
        <translation>小鸡</translation>
    </message>
    <message>
        <source>코끼리</source>
        <translation>大象</translation>
    </message>
    <message>
        <source>기린</source>
        <translation>长颈鹿</translation>
    </message>
    <message>
        <source>펭귄</source>
        <translation>企鹅</translation>
    </message>
    <message>
        <source>돌고래</source>
        <translation>海豚</translation>
    </message>
    <message>
        <source>부엉이</source>
        <translation>猫头鹰</translation>
    </message>
    <message>
        <source>판다</source>
        <translation>熊猫</translation>
    </message>
    <message>
        <source>고슴도치</source>
        <translation>刺猬</translation>
    </message>
    <message>
        <source>잠자리</source>
        <translation>蜻蜓</translation>
    </message>
    <message>
        <source>까치</source>
        <translation>喜鹊</translation>
    </message>
    <message>
        <source>양</source>
        <translation>绵羊</translation>
    </message>
    <message>
        <source>말</source>
        <translation>马</translation>
    </message>
    <message>
        <source>소</source>
        <translation>牛</translation>
    </message>
    <message>
        <source>오소리</source>
        <translation>獾</translation>
    </message>
    <message>
        <source>두더지</source>
        <translation>鼹鼠</translation>
    </message>
    <message>
        <source>백조</source>
        <translation>天鹅</translation>
    </message>
    <message>
        <source>달팽이</source>
        <translation>蜗牛</translation>
    </message>
    <message>
        <source>개구리</source>
        <translation>青蛙</translation>
    </message>
    <message>
        <source>코알라</source>
        <translation>考拉</translation>
    </message>
    <message>
        <source>캥거루</source>
        <translation>袋鼠</translation>
    </message>
    <message>
        <source>앵무새</source>
        <translation>鹦鹉</translation>
    </message>
    <message>
        <source>물개</source>
        <translation>海豹</translation>
    </message>
    <message>
        <source>비둘기</source>
        <translation>鸽子</translation>
    </message>
    <message>
        <source>호랑이</source>
        <translation>老虎</translation>
    </message>
    <message>
        <source>사자</source>
        <translation>狮子</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>%1号 %2</translation>
    </message>
</context>
<context>
    <name>ClassSheet</name>
    <message>
        <source>다음</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>계속 하셔도 돼요.</source>
        <translation>可以继续。</translation>
    </message>
    <message>
        <source>손을 들었어요.</source>
        <translation>您已举手。</translation>
    </message>
    <message>
        <source>선생님이 도와드려요.</source>
        <translation>老师来帮您。</translation>
    </message>
    <message>
        <source>이 배움은 여기 없어요. 선생님이 도와드려요.</source>
        <translation>这里没有这一课。老师来帮您。</translation>
    </message>
    <message>
        <source>하던 곳은 ‘뒤로’</source>
        <translation>原处：“返回”</translation>
    </message>
    <message>
        <source>하던 곳은 ‘뒤로’에 있어요.</source>
        <translation>按“返回”回到原处。</translation>
    </message>
    <message>
        <source>선생님 화면과 연결을 기다려요.
계속 하셔도 돼요.</source>
        <translation>正在等老师的屏幕。
可以继续。</translation>
    </message>
</context>
<context>
    <name>ContactCorner</name>
    <message>
        <source>전화기로 찍는 네모 그림</source>
        <translation>用手机扫的方块图</translation>
    </message>
    <message>
        <source>전화기로 찍어 보세요</source>
        <translation>用手机扫一扫</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>내 전화기로 누르기</source>
        <translation>用自己的手机按</translation>
    </message>
    <message>
        <source>전화기 카메라로
이 네모를 비추세요.</source>
        <translation>请用手机相机
对准这个方块。</translation>
    </message>
    <message>
        <source>전화기로 찍는 네모 그림</source>
        <translation>用手机扫的方块图</translation>
    </message>
    <message>
        <source>전화기에도 이 그림 셋이
나오면 시작을 누르세요.</source>
        <translation>手机上也有这三个图时，
请按开始。</translation>
    </message>
    <message>
        <source>이곳 와이파이를 쓰는
전화기로만 돼요.</source>
        <translation>手机要连上
这里的无线网。</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요.</source>
        <translation>手机已连上。</translation>
    </message>
    <message>
        <source>지금은 전화기를 이을 수 없어요.
화면을 눌러 주세요.</source>
        <translation>现在连不上手机。
请按屏幕。</translation>
    </message>
</context>
<context>
    <name>ContactStrip</name>
    <message>
        <source>화면에도 이 그림 셋이 있나요?</source>
        <translation>屏幕上也有这三个图吗？</translation>
    </message>
    <message>
        <source>네, 시작할게요</source>
        <translation>有，开始</translation>
    </message>
    <message>
        <source>화면에 있는 그림</source>
        <translation>屏幕上的图</translation>
    </message>
    <message>
        <source>다른 전화기가 먼저 연결됐어요. 그 전화기를 끊고 다시 찍어 주세요.</source>
        <translation>已有别的手机先连上了。请先断开，再扫一次。</translation>
    </message>
    <message>
        <source>화면이 바뀌었어요. 다시 골라 주세요.</source>
        <translation>屏幕已经变了。请重新选。</translation>
    </message>
    <message>
        <source>전화기 끊기</source>
        <translation>断开手机</translation>
    </message>
    <message>
        <source>전화기 연결이 끝났어요. 이 쪽을 닫아도 돼요.</source>
        <translation>手机已断开。可以关掉这一页了。</translation>
    </message>
    <message>
        <source>여기서는 키오스크 화면을 눌러 주세요.</source>
        <translation>这里请按机器的屏幕。</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요. 이제 전화기에서 눌러요.</source>
        <translation>手机已连上。现在请在手机上按。</translation>
    </message>
    <message>
        <source>나룻배</source>
        <translation>小船</translation>
    </message>
    <message>
        <source>버스</source>
        <translation>公交车</translation>
    </message>
    <message>
        <source>기차</source>
        <translation>火车</translation>
    </message>
    <message>
        <source>자동차</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>종</source>
        <translation>铃铛</translation>
    </message>
    <message>
        <source>달력</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>사진기</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>열쇠</source>
        <translation>钥匙</translation>
    </message>
    <message>
        <source>구름</source>
        <translation>云</translation>
    </message>
    <message>
        <source>지구</source>
        <translation>地球</translation>
    </message>
    <message>
        <source>인쇄기</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요</source>
        <translation>手机已连上</translation>
    </message>
    <message>
        <source>끊기</source>
        <translation>断开</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>손에 익히기</source>
        <translation>熟悉手机</translation>
    </message>
    <message>
        <source>속지 않기</source>
        <translation>防止受骗</translation>
    </message>
    <message>
        <source>신분과 증명</source>
        <translation>身份和证明</translation>
    </message>
    <message>
        <source>알림과 상담</source>
        <translation>通知和咨询</translation>
    </message>
    <message>
        <source>예매와 예약</source>
        <translation>订票和预约</translation>
    </message>
    <message>
        <source>기계로 돈 내기</source>
        <translation>用机器付款</translation>
    </message>
    <message>
        <source>우리 센터</source>
        <translation>我们的中心</translation>
    </message>
    <message>
        <source>어떤 주제인가요?</source>
        <translation>哪个主题？</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>무엇을 도와드릴까요?</source>
        <translation>需要什么帮助？</translation>
    </message>
    <message>
        <source>천천히 배워요.
틀려도 괜찮아요.</source>
        <translation>慢慢学。
错了也没关系。</translation>
    </message>
    <message>
        <source>배우기</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>휴대폰 쓰는 법을 연습해요</source>
        <translation>练习使用手机</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>核对身份</translation>
    </message>
    <message>
        <source>신분 확인·접수</source>
        <translation>核对身份·受理</translation>
    </message>
    <message>
        <source>서류를 떼고 알림을 봐요</source>
        <translation>领文件、看通知</translation>
    </message>
    <message>
        <source>돈 내기</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>카드나 휴대폰으로 내요</source>
        <translation>用卡或手机付</translation>
    </message>
    <message>
        <source>보통 화면</source>
        <translation>普通画面</translation>
    </message>
    <message>
        <source>쉬운 화면</source>
        <translation>简单画面</translation>
    </message>
    <message>
        <source>높은 화면</source>
        <translation>高位画面</translation>
    </message>
    <message>
        <source>낮은 화면</source>
        <translation>低位画面</translation>
    </message>
    <message>
        <source>카드가 있어요</source>
        <translation>我有练习卡</translation>
    </message>
    <message>
        <source>우리 수업</source>
        <translation>我们的课</translation>
    </message>
    <message>
        <source>수업에 들어가기</source>
        <translation>进入课堂</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>신분 확인과 접수는
창구에서 해요.</source>
        <translation>核对身份和受理
在窗口办。</translation>
    </message>
    <message>
        <source>신분증이나 모바일 신분증을
꺼내 두세요.</source>
        <translation>请准备好身份证
或手机身份证。</translation>
    </message>
    <message>
        <source>이 화면에는 이름도 번호도
적지 않아요.</source>
        <translation>这里不用写
姓名和号码。</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>叫工作人员</translation>
    </message>
    <message>
        <source>창구에서 떼실 서류나 볼일의
이름을 말씀해 주세요.</source>
        <translation>在窗口请说要办的
文件或业务名称。</translation>
    </message>
    <message>
        <source>휴대폰은 내가 들고
기계에 대기만 해요.</source>
        <translation>手机自己拿着，
只贴近机器。</translation>
    </message>
    <message>
        <source>먼저 해 보기</source>
        <translation>先试试</translation>
    </message>
    <message>
        <source>무슨 일로
오셨어요?</source>
        <translation>您来
办什么事？</translation>
    </message>
    <message>
        <source>증명서·서류</source>
        <translation>证明·文件</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>身份确认</translation>
    </message>
    <message>
        <source>신청·신고</source>
        <translation>申请·申报</translation>
    </message>
    <message>
        <source>그 밖의 일</source>
        <translation>其他事情</translation>
    </message>
    <message>
        <source>고르면 번호가 나와요.
신분은 창구에서 확인해요.</source>
        <translation>选择后会得到号码。
身份在窗口确认。</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>이 코드로는 들어갈 수 없어요. 선생님께 보여 주세요.</source>
        <translation>这个代码进不去。请给老师看。</translation>
    </message>
    <message>
        <source>그 수업은 이제 없어요.</source>
        <translation>那个课已经没有了。</translation>
    </message>
    <message>
        <source>수업에
들어가고 있어요.</source>
        <translation>正在进入
课堂。</translation>
    </message>
    <message>
        <source>어느 수업에
들어갈까요?</source>
        <translation>要进哪个
课堂？</translation>
    </message>
    <message>
        <source>지금은 열린
수업이 없어요.</source>
        <translation>现在没有
开着的课。</translation>
    </message>
    <message>
        <source>이 자리의 이름이에요.</source>
        <translation>这是这个座位的名字。</translation>
    </message>
    <message>
        <source>선생님이 배움을 열면
저절로 시작해요.</source>
        <translation>老师打开一课，
就自动开始。</translation>
    </message>
    <message>
        <source>아직 대답이 없어요.
선생님께 말해 주세요.</source>
        <translation>还没有回答。
请告诉老师。</translation>
    </message>
    <message>
        <source>잠깐만 기다려 주세요.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>들어가기</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>선생님 화면의 네모 그림을
비춰도 돼요.</source>
        <translation>也可以扫
老师屏幕上的方图。</translation>
    </message>
    <message>
        <source>혼자 연습하기</source>
        <translation>自己练习</translation>
    </message>
    <message>
        <source>수업에서 나가기</source>
        <translation>离开课堂</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>이 자리와 짝이 아닌 책상의 수업이에요. 직원이 두 책상을 짝지으면 들어갈 수 있어요.</source>
        <translation>这是未与本机配对的课桌的课。工作人员将两台配对后就可以进入。</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>보지 않고 쓰기를 켰어요.
화살표로 고르고 확인을 눌러요.</source>
        <translation>已打开不看屏幕的方式。
用方向键选择，再按确认。</translation>
    </message>
    <message>
        <source>보지 않고 쓰기를 껐어요.</source>
        <translation>已关闭不看屏幕的方式。</translation>
    </message>
    <message>
        <source>소리 크기: 5 가운데 %1</source>
        <translation>音量：%1（共 5 级）</translation>
    </message>
    <message>
        <source>말 빠르기: %1배</source>
        <translation>语速：%1 倍</translation>
    </message>
    <message>
        <source>화면을 껐어요.</source>
        <translation>屏幕已关。</translation>
    </message>
    <message>
        <source>화면을 켰어요.</source>
        <translation>屏幕已开。</translation>
    </message>
</context>
<context>
    <name>KeypadPage</name>
    <message>
        <source>버튼판으로 하기</source>
        <translation>用按键操作</translation>
    </message>
    <message>
        <source>화살표로 고르고
확인을 누르면 해요.</source>
        <translation>用方向键选择，
再按确认。</translation>
    </message>
    <message>
        <source>취소는 앞 화면으로 가요.</source>
        <translation>取消键回到上一页。</translation>
    </message>
    <message>
        <source>0은 화면을 다시 읽어요.</source>
        <translation>0 再读一遍屏幕。</translation>
    </message>
    <message>
        <source>5는 지금 어디인지 말해요.</source>
        <translation>5 说出现在的位置。</translation>
    </message>
    <message>
        <source>5를 길게 누르면
보지 않고 쓸 수 있어요.</source>
        <translation>长按 5，
不看屏幕也能用。</translation>
    </message>
    <message>
        <source>별표는 작게,
우물 정자는 크게 해요.</source>
        <translation>星号键变小声，
井号键变大声。</translation>
    </message>
    <message>
        <source>1은 느리게,
3은 빠르게 말해요.</source>
        <translation>1 说得慢，
3 说得快。</translation>
    </message>
    <message>
        <source>7은 화면을 끄고 켜요.</source>
        <translation>7 关闭或打开屏幕。</translation>
    </message>
    <message>
        <source>도움 단추는 직원을 불러요.</source>
        <translation>帮助键叫工作人员。</translation>
    </message>
    <message>
        <source>연습 휴대폰에서는 2, 4, 6, 8로
위, 왼쪽, 오른쪽, 아래로 밀어요.</source>
        <translation>在练习手机上，2、4、6、8
向上、左、右、下滑动。</translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>불렀어요</source>
        <translation>已经叫了</translation>
    </message>
    <message>
        <source>직원 호출</source>
        <translation>叫工作人员</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>큰 글씨</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>글씨</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>소리</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>처음</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>도와주세요</source>
        <translation>请帮我</translation>
    </message>
    <message>
        <source>도움</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>불렀어요.
곧 가요.</source>
        <translation>已经叫了。
马上就来。</translation>
    </message>
    <message>
        <source>여기서 기다려 주세요.</source>
        <translation>请在这里等一下。</translation>
    </message>
    <message>
        <source>기다리며 계속하기</source>
        <translation>边等边继续</translation>
    </message>
    <message>
        <source>괜찮아졌어요</source>
        <translation>不用来了</translation>
    </message>
    <message>
        <source>계속 하시겠어요?</source>
        <translation>还要继续吗？</translation>
    </message>
    <message>
        <source>대답이 없으면 화면을 지우고 처음으로 가요.</source>
        <translation>没有回答就清除画面，回到首页。</translation>
    </message>
    <message>
        <source>계속할게요</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>처음으로</source>
        <translation>回到首页</translation>
    </message>
    <message>
        <source>시연</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>직원만: 직원 메뉴</source>
        <translation>仅限工作人员：工作人员菜单</translation>
    </message>
    <message>
        <source>아직 직원이
못 왔어요.</source>
        <translation>工作人员
还没来。</translation>
    </message>
    <message>
        <source>다시 부르거나 창구로 와 주세요.</source>
        <translation>请再叫一次，或到窗口来。</translation>
    </message>
    <message>
        <source>다시 부르기</source>
        <translation>再叫一次</translation>
    </message>
    <message>
        <source>직원이 왔어요</source>
        <translation>工作人员来了</translation>
    </message>
    <message>
        <source>화면을 가리고 소리로 쓰고 있어요. ‘소리’에서 다시 켜요.</source>
        <translation>屏幕已遮住，正在用声音操作。在“声音”里可再打开。</translation>
    </message>
    <message>
        <source>화면을 껐어요. 누르면 다시 켜져요.</source>
        <translation>屏幕已关。按一下再打开。</translation>
    </message>
    <message>
        <source>직원이
오고 있어요.</source>
        <translation>工作人员
正在过来。</translation>
    </message>
    <message>
        <source>%1에서 와요. 여기서 기다려 주세요.</source>
        <translation>从%1过来。请在这里等。</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>나루 키오스크 (시연)</source>
        <translation>Naru 自助机（演示）</translation>
    </message>
    <message>
        <source>나루 키오스크</source>
        <translation>Naru 自助机</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>어느 말로 할까요?</source>
        <translation>用哪种语言？</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>무엇을 배울까요?</source>
        <translation>学什么？</translation>
    </message>
    <message>
        <source>걸음마</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>처음이에요</source>
        <translation>第一次用</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>起步</translation>
    </message>
    <message>
        <source>조금 써 봤어요</source>
        <translation>用过一点</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>自己来</translation>
    </message>
    <message>
        <source>혼자 해 보고 싶어요</source>
        <translation>想自己试试</translation>
    </message>
    <message>
        <source>주제로 찾기</source>
        <translation>按主题找</translation>
    </message>
    <message>
        <source>기차표, 신분증, 알림…</source>
        <translation>火车票、身份证、通知…</translation>
    </message>
    <message>
        <source>카드가 있어요</source>
        <translation>我有练习卡</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>걸음마</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>起步</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>自己来</translation>
    </message>
    <message>
        <source>손에 익히기</source>
        <translation>熟悉手机</translation>
    </message>
    <message>
        <source>속지 않기</source>
        <translation>防止受骗</translation>
    </message>
    <message>
        <source>신분과 증명</source>
        <translation>身份和证明</translation>
    </message>
    <message>
        <source>알림과 상담</source>
        <translation>通知和咨询</translation>
    </message>
    <message>
        <source>예매와 예약</source>
        <translation>订票和预约</translation>
    </message>
    <message>
        <source>기계로 돈 내기</source>
        <translation>用机器付款</translation>
    </message>
    <message>
        <source>연습은 한국어와 영어로 나와요.</source>
        <translation>练习只有韩语和英语。</translation>
    </message>
</context>
<context>
    <name>MinePage</name>
    <message>
        <source>다 해 보셨어요.</source>
        <translation>您全都做过了。</translation>
    </message>
    <message>
        <source>%1에서
만든 카드예요.</source>
        <translation>这张卡由%1
制作。</translation>
    </message>
    <message>
        <source>여기서 모르는 곳의 카드예요.
적힌 대로 이어서 할게요.</source>
        <translation>不认识做卡的地方。
按卡上写的继续。</translation>
    </message>
    <message>
        <source>다시 오셨네요.
반가워요.</source>
        <translation>您又来了。
欢迎。</translation>
    </message>
    <message>
        <source>잘하셨어요.</source>
        <translation>做得好。</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>拿卡</translation>
    </message>
    <message>
        <source>수료증 받기</source>
        <translation>拿证书</translation>
    </message>
    <message>
        <source>다른 연습</source>
        <translation>别的练习</translation>
    </message>
    <message>
        <source>해 본 연습</source>
        <translation>做过的练习</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>종이가 나오고 있어요.</source>
        <translation>纸正在打印。</translation>
    </message>
    <message>
        <source>종이를 가져가세요.</source>
        <translation>请取走纸条。</translation>
    </message>
    <message>
        <source>종이가 나오지 않았어요.
번호를 기억해 주세요.</source>
        <translation>纸没有出来。
请记住号码。</translation>
    </message>
    <message>
        <source>번호를 받았어요.</source>
        <translation>取号成功。</translation>
    </message>
    <message>
        <source>지금은 번호를
드릴 수 없어요.</source>
        <translation>现在
不能取号。</translation>
    </message>
    <message>
        <source>바로 다음이에요.</source>
        <translation>下一位就是您。</translation>
    </message>
    <message>
        <source>앞에 %1명 있어요.</source>
        <translation>前面有%1人。</translation>
    </message>
    <message>
        <source>부르면 화면과 소리로
알려 드려요.</source>
        <translation>轮到您时，
屏幕和声音会通知。</translation>
    </message>
    <message>
        <source>지금은 창구와 끊겨 있어요.
번호를 직원에게 보여 주세요.</source>
        <translation>现在与窗口断开了。
请把号码给工作人员看。</translation>
    </message>
    <message>
        <source>돈은 창구에서
직원이 받아요.</source>
        <translation>在窗口
由工作人员收款。</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>이름도 번호도 적지 않아요.
이 번호는 오늘만 써요.</source>
        <translation>不写姓名和证件号。
号码只在今天用。</translation>
    </message>
</context>
<context>
    <name>PartColumn</name>
    <message>
        <source>뒤로</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>下页</translation>
    </message>
</context>
<context>
    <name>PayPage</name>
    <message>
        <source>돈은 창구에서 내요.</source>
        <translation>在窗口付款。</translation>
    </message>
    <message>
        <source>카드나 휴대폰을
꺼내 두세요.</source>
        <translation>请准备好
卡或手机。</translation>
    </message>
    <message>
        <source>얼마인지 직원이
먼저 말씀드려요.</source>
        <translation>工作人员会先
告诉您多少钱。</translation>
    </message>
    <message>
        <source>이 화면에서는
돈이 나가지 않아요.</source>
        <translation>这个画面
不会扣钱。</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>叫工作人员</translation>
    </message>
    <message>
        <source>결제기에 대고 있다가
‘읽었어요’가 나오면 떼세요.</source>
        <translation>贴着支付机，
显示“已读取”再拿开。</translation>
    </message>
    <message>
        <source>‘확인 중’이면 다시 내지 말고
접수 번호를 물어보세요.</source>
        <translation>显示“确认中”时别再付，
请问受理号码。</translation>
    </message>
    <message>
        <source>먼저 해 보기</source>
        <translation>先试试</translation>
    </message>
    <message>
        <source>번호 받기</source>
        <translation>取号</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>비밀번호</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>누른 숫자 %1개</source>
        <translation>已输入 %1 位</translation>
    </message>
</context>
<context>
    <name>PracticePayPage</name>
    <message>
        <source>진짜 결제기로
내 볼까요?</source>
        <translation>用真的支付机
试试付款吗？</translation>
    </message>
    <message>
        <source>돈 내기</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>연습 · 돈은 나가지 않아요</source>
        <translation>练习 · 不会扣钱</translation>
    </message>
    <message>
        <source>연습 값은 %1이에요.</source>
        <translation>练习金额是 %1。</translation>
    </message>
    <message>
        <source>결제기에 ‘연습’이라고 나오면
카드나 휴대폰을 대 보세요.</source>
        <translation>支付机显示“练习”后，
贴上卡或手机。</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>내 보기</source>
        <translation>试试付款</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>叫工作人员</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>그만두려고 해요</source>
        <translation>正在停止</translation>
    </message>
</context>
<context>
    <name>PracticeVerifyPage</name>
    <message>
        <source>진짜 기계에
보여 줄까요?</source>
        <translation>给真的机器
看看吗？</translation>
    </message>
    <message>
        <source>신분증 보여 주기</source>
        <translation>出示证件</translation>
    </message>
    <message>
        <source>연습 · 이름도 번호도 적지 않아요</source>
        <translation>练习 · 不记姓名和号码</translation>
    </message>
    <message>
        <source>내 휴대폰의 모바일 신분증을
창구와 똑같은 기계에 대 봐요.</source>
        <translation>把手机里的证件贴到
和窗口一样的机器上。</translation>
    </message>
    <message>
        <source>19세가 되었는지만 물어요.
이름과 사진은 묻지 않아요.</source>
        <translation>只问是否满19岁。
不问姓名和照片。</translation>
    </message>
    <message>
        <source>시작하기</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>QR로 보여 주는 신분증은
QR을 카메라에 비춰 주세요.</source>
        <translation>用二维码的证件，
请把码对准摄像头。</translation>
    </message>
    <message>
        <source>기계가 본 것</source>
        <translation>机器看到的</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>소리</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>소리 크기: 5 가운데 %1</source>
        <translation>音量：%1（共 5 级）</translation>
    </message>
    <message>
        <source>소리를 껐어요.</source>
        <translation>声音已关。</translation>
    </message>
    <message>
        <source>작게</source>
        <translation>小声</translation>
    </message>
    <message>
        <source>크게</source>
        <translation>大声</translation>
    </message>
    <message>
        <source>말 빠르기: %1배</source>
        <translation>语速：%1 倍</translation>
    </message>
    <message>
        <source>느리게</source>
        <translation>慢一点</translation>
    </message>
    <message>
        <source>빠르게</source>
        <translation>快一点</translation>
    </message>
    <message>
        <source>화면 끄고 듣기</source>
        <translation>关画面，只听</translation>
    </message>
    <message>
        <source>화면 켜기</source>
        <translation>打开屏幕</translation>
    </message>
    <message>
        <source>보고 쓰기</source>
        <translation>看着屏幕用</translation>
    </message>
    <message>
        <source>보지 않고 쓰기</source>
        <translation>不看屏幕用</translation>
    </message>
    <message>
        <source>이어폰을 뺐어요</source>
        <translation>耳机拔了</translation>
    </message>
    <message>
        <source>이어폰을 꽂았어요</source>
        <translation>耳机插好了</translation>
    </message>
    <message>
        <source>버튼판으로 하기</source>
        <translation>用按键操作</translation>
    </message>
    <message>
        <source>글을 누르면 읽어 드려요.
이어폰을 꽂으면 혼자 들어요.</source>
        <translation>按文字就会读出来。
插上耳机只有您听到。</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>여섯 자리 이상 눌러 주세요.</source>
        <translation>请输入至少六位数字。</translation>
    </message>
    <message>
        <source>번호가 달라요.</source>
        <translation>密码不对。</translation>
    </message>
    <message>
        <source>잠시 뒤에 다시 눌러 주세요.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>지금은 적을 수 없어요.</source>
        <translation>现在不行。</translation>
    </message>
    <message>
        <source>직원 메뉴</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>직원 확인</source>
        <translation>员工确认</translation>
    </message>
    <message>
        <source>앞 번호</source>
        <translation>上一个号码</translation>
    </message>
    <message>
        <source>직원 %1번</source>
        <translation>员工 %1</translation>
    </message>
    <message>
        <source>다음 번호</source>
        <translation>下一个号码</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>직원만 쓰는 곳이에요.</source>
        <translation>仅限工作人员。</translation>
    </message>
    <message>
        <source>직원이 왔어요</source>
        <translation>员工已到</translation>
    </message>
    <message>
        <source>작게</source>
        <translation>小声</translation>
    </message>
    <message>
        <source>소리 작게</source>
        <translation>声音小一点</translation>
    </message>
    <message>
        <source>크게</source>
        <translation>大声</translation>
    </message>
    <message>
        <source>소리 크게</source>
        <translation>声音大一点</translation>
    </message>
    <message>
        <source>다시 시작</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>끝내기</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>수업 코드 적기</source>
        <translation>输入课堂代码</translation>
    </message>
</context>
<context>
    <name>TakePage</name>
    <message>
        <source>전화기로
찍어 가세요.</source>
        <translation>请用手机
拍下来。</translation>
    </message>
    <message>
        <source>직원이 도와드려요.</source>
        <translation>工作人员会帮您。</translation>
    </message>
    <message>
        <source>카드의 네모 그림</source>
        <translation>卡的方形图案</translation>
    </message>
    <message>
        <source>다음에 이 사진을 비추면
이어서 할 수 있어요.</source>
        <translation>下次出示这张照片，
就能接着做。</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>叫工作人员</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>拿纸</translation>
    </message>
    <message>
        <source>다음 연습</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>지우고 마치기</source>
        <translation>清除并结束</translation>
    </message>
    <message>
        <source>이름도 번호도 없어요.
여기에는 남지 않아요.</source>
        <translation>没有姓名和号码。
这里不会留下。</translation>
    </message>
    <message>
        <source>시연: 사진 찍기</source>
        <translation>演示：拍照</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>글씨와 화면</source>
        <translation>文字和画面</translation>
    </message>
    <message>
        <source>보통 글씨로</source>
        <translation>普通字</translation>
    </message>
    <message>
        <source>글씨 두 배로</source>
        <translation>字放大两倍</translation>
    </message>
    <message>
        <source>밝은 화면으로</source>
        <translation>亮色画面</translation>
    </message>
    <message>
        <source>진한 화면으로</source>
        <translation>深色画面</translation>
    </message>
    <message>
        <source>움직임 되돌리기</source>
        <translation>恢复动画</translation>
    </message>
    <message>
        <source>움직임 멈추기</source>
        <translation>停止动画</translation>
    </message>
    <message>
        <source>오른손으로 쓰기</source>
        <translation>用右手</translation>
    </message>
    <message>
        <source>왼손으로 쓰기</source>
        <translation>用左手</translation>
    </message>
    <message>
        <source>내 전화기로 누르기</source>
        <translation>用自己的手机按</translation>
    </message>
</context>
<context>
    <name>naru::ui::kiosk::PracticeModel</name>
    <message>
        <source>여기에는 신분증을 읽는 기계가 없어요. 창구에서 해 볼 수 있어요.</source>
        <translation>这里没有读证件的机器。可以在窗口试。</translation>
    </message>
    <message>
        <source>이 화면에서는 연습만 할 수 있어요.</source>
        <translation>这个屏幕只能做练习。</translation>
    </message>
    <message>
        <source>결제기를 찾고 있어요.</source>
        <translation>正在找支付机。</translation>
    </message>
    <message>
        <source>결제기를 다른 분이 쓰고 있어요. 잠시 뒤에 해 보세요.</source>
        <translation>有人在用支付机。请稍后再试。</translation>
    </message>
    <message>
        <source>여기 결제기는 돈 없이 연습하는 법을 몰라요. 그래서 켜지 않았어요.</source>
        <translation>这里的支付机不会不花钱的练习，所以没有打开。</translation>
    </message>
    <message>
        <source>여기에는 연습할 결제기가 없어요.</source>
        <translation>这里没有可练习的支付机。</translation>
    </message>
    <message>
        <source>이번에는 안 됐어요</source>
        <translation>这次没成功</translation>
    </message>
    <message>
        <source>기다리는 중</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>휴대폰을 신분증 읽는 곳에
대 주세요.</source>
        <translation>请把手机贴到
读证件的地方。</translation>
    </message>
    <message>
        <source>휴대폰에 물었어요</source>
        <translation>已问手机</translation>
    </message>
    <message>
        <source>휴대폰에서 무엇을 묻는지 보고
‘보여 주기’를 눌러 주세요.</source>
        <translation>看手机上问什么，
再按“出示”。</translation>
    </message>
    <message>
        <source>보고 있어요</source>
        <translation>正在看</translation>
    </message>
    <message>
        <source>연습할 수 있어요</source>
        <translation>可以练习</translation>
    </message>
    <message>
        <source>찾고 있어요</source>
        <translation>正在找</translation>
    </message>
    <message>
        <source>여기서는 못 해요</source>
        <translation>这里不行</translation>
    </message>
    <message>
        <source>결제기가 연습이라고 대답했어요.</source>
        <translation>支付机回答是练习。</translation>
    </message>
    <message>
        <source>잘하셨어요. 연습이라서
돈은 나가지 않았어요.</source>
        <translation>做得好。这是练习，
没有扣钱。</translation>
    </message>
    <message>
        <source>직원이 결제기를 써야 해서 멈췄어요.
돈은 나가지 않았어요.</source>
        <translation>工作人员要用支付机，所以停了。
没有扣钱。</translation>
    </message>
    <message>
        <source>연습이라서 돈은 나가지 않았어요.
한 번 더 해 볼까요?</source>
        <translation>这是练习，没有扣钱。
再试一次吗？</translation>
    </message>
    <message>
        <source>결제기에 닿지 않았어요.
돈은 나가지 않았어요.</source>
        <translation>没有连上支付机。
没有扣钱。</translation>
    </message>
    <message>
        <source>결제기가 연습이라고 대답하지 않았어요. 직원을 불러 주세요. 번호는 %1예요.</source>
        <translation>支付机没有回答是练习。请叫工作人员。号码是 %1。</translation>
    </message>
    <message>
        <source>결제기의 대답이 오지 않았어요. 직원을 불러 주세요. 번호는 %1예요.</source>
        <translation>支付机没有回答。请叫工作人员。号码是 %1。</translation>
    </message>
</context>
<context>
    <name>naru::ui::kiosk::StaffCall</name>
    <message>
        <source>창구</source>
        <translation>窗口</translation>
    </message>
</context>
</TS>
