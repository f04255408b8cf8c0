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
        <source>연습 카드가 있으면 아래에 비춰 주세요</source>
        <translation>有练习卡，请在下面出示</translation>
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
        <source>떼실 서류나 볼일의 이름을
말씀해 주세요.</source>
        <translation>请告诉我们您要领的
文件或要办的事。</translation>
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
        <source>화면을 껐어요.
누르면 다시 켜져요.</source>
        <translation>画面已关。
按一下就打开。</translation>
    </message>
    <message>
        <source>시연</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>직원만: 직원 메뉴</source>
        <translation>仅限工作人员：工作人员菜单</translation>
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
        <source>이어폰을 꽂으면
혼자 들을 수 있어요.</source>
        <translation>插上耳机
只有您能听到。</translation>
    </message>
    <message>
        <source>화면 끄고 듣기</source>
        <translation>关画面，只听</translation>
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
        <source>비밀번호</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>누른 숫자 %1개</source>
        <translation>已输入 %1 位</translation>
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
</context>
</TS>
