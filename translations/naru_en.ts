<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ko">
<context>
    <name>AbsentLesson</name>
    <message>
        <source>이 연습은 지금
열 수 없어요.</source>
        <translation>This lesson cannot
open right now.</translation>
    </message>
    <message>
        <source>직원에게 말씀하시면
함께 해 드려요.</source>
        <translation>Tell our staff:
we will do it with you.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
</context>
<context>
    <name>AcceptedCard</name>
    <message>
        <source>사진</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>얼굴과 견줘 보세요</source>
        <translation>Compare the face</translation>
    </message>
    <message>
        <source>안 받음: %1</source>
        <translation>Not received: %1</translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>모두 다시 살피기</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>한 걸음 뒤로</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>직원 · 목록 · 인증서 · 설정 · 백업 · 기기 · 단말 · 이웃 · 허브</source>
        <translation>Staff · lists · certificate · settings · backup · devices · terminals · neighbours · hub</translation>
    </message>
</context>
<context>
    <name>AgainActions</name>
    <message>
        <source>카드로 다시</source>
        <translation>Card again</translation>
    </message>
    <message>
        <source>현금으로 받기</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>화면 돌리기</source>
        <translation>Turn screen</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>AgeCard</name>
    <message>
        <source>안 받음: %1</source>
        <translation>Not received: %1</translation>
    </message>
    <message>
        <source>좋다고 하시면 한 가지만 더 물어요: %1</source>
        <translation>With consent, ask one more: %1</translation>
    </message>
    <message>
        <source>더 물은 것: %1 · 값은 띄우지 않습니다</source>
        <translation>Asked in addition: %1 · not shown</translation>
    </message>
</context>
<context>
    <name>AmberCard</name>
    <message>
        <source>얼굴과 사진을 견줘 보세요</source>
        <translation>Compare face and photo</translation>
    </message>
    <message>
        <source>닮지 않았으면 받지 마세요.</source>
        <translation>If they differ, do not accept.</translation>
    </message>
    <message>
        <source>실물 신분증을 함께 보세요</source>
        <translation>Look at the card itself</translation>
    </message>
    <message>
        <source>안 온 것: %1</source>
        <translation>Did not come: %1</translation>
    </message>
    <message>
        <source>이름·생년월일이 같으면 됩니다.</source>
        <translation>Name and date must agree.</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>시작 전에 ‘혼자 할 수 있을 것 같아요’</source>
        <translation>Before: &quot;I think I can do it alone&quot;</translation>
    </message>
    <message>
        <source>지금 ‘혼자 할 수 있을 것 같아요’</source>
        <translation>Now: &quot;I think I can do it alone&quot;</translation>
    </message>
    <message>
        <source>지난번 뒤로 내 폰에서 해 보셨나요?</source>
        <translation>Did it on your own phone since last time?</translation>
    </message>
    <message>
        <source>해 보려고 했는데 안 되셨나요?</source>
        <translation>Tried, and it did not work?</translation>
    </message>
    <message>
        <source>손을 들어 세어 보기</source>
        <translation>Count raised hands</translation>
    </message>
    <message>
        <source>묻고 손 든 사람 수만 적어요. 안 물은 것은 비워 두세요.</source>
        <translation>Ask, and note only how many hands. Leave out what you did not ask.</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>빼기</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>%1 하나 빼기</source>
        <translation>%1, one less</translation>
    </message>
    <message>
        <source>안 물음</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>%1명</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>더하기</source>
        <translation>More</translation>
    </message>
    <message>
        <source>%1 하나 더하기</source>
        <translation>%1, one more</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>백업</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>지금 백업하기</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>백업을 둘 폴더</source>
        <translation>Folder for the backup</translation>
    </message>
    <message>
        <source>USB나 다른 컴퓨터의 폴더가 좋아요.</source>
        <translation>A USB stick or a folder of another computer is best.</translation>
    </message>
    <message>
        <source>되살릴 때는 빈 창구에서 나루를 끄고
이 명령을 적습니다.</source>
        <translation>To bring it back, close Naru on the empty desk
and type this command.</translation>
    </message>
    <message>
        <source>백업하기</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>되살리는 코드</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>백업은 이 코드가 있어야 열립니다.
종이에 적어 컴퓨터와 따로 두세요.</source>
        <translation>A backup opens only with this code.
Write it on paper and keep it apart from the computer.</translation>
    </message>
    <message>
        <source>코드 보기</source>
        <translation>Show the code</translation>
    </message>
    <message>
        <source>코드 가리기</source>
        <translation>Hide the code</translation>
    </message>
</context>
<context>
    <name>BillsPage</name>
    <message>
        <source>우리가 받은 고지서</source>
        <translation>Bills we took</translation>
    </message>
    <message>
        <source>다른 창구의 카메라에 보여 주세요.</source>
        <translation>Show this to the other desk&apos;s camera.</translation>
    </message>
    <message>
        <source>관리자가 설정에서 기관의 말을 적으면 여기에 QR이 나와요.</source>
        <translation>Once the administrator has set the centre&apos;s code, a QR code appears here.</translation>
    </message>
    <message>
        <source>우리가 받은 고지서 QR</source>
        <translation>QR code of the bills we took</translation>
    </message>
    <message>
        <source>움직이는 QR이에요. 다 읽을 때까지
비춰 주세요.</source>
        <translation>The code moves. Hold it there
until all of it is read.</translation>
    </message>
    <message>
        <source>고지서 번호는 들어 있지 않아요.</source>
        <translation>It holds no bill numbers.</translation>
    </message>
    <message>
        <source>다른 창구가 받은 고지서</source>
        <translation>Bills another desk took</translation>
    </message>
    <message>
        <source>그 창구의 QR을 비추거나
스캐너로 읽어 주세요.</source>
        <translation>Show its QR code to the camera,
or scan it.</translation>
    </message>
    <message>
        <source>다른 창구 QR을 카메라에</source>
        <translation>The other code to the camera</translation>
    </message>
    <message>
        <source>%1 / %2 읽었어요</source>
        <translation>%1 of %2 read</translation>
    </message>
    <message>
        <source>아직 읽은 것이 없어요</source>
        <translation>Nothing read yet</translation>
    </message>
    <message>
        <source>맞춘 창구</source>
        <translation>Desks heard</translation>
    </message>
    <message>
        <source>아직 없어요. 맞춘 뒤부터
그 창구가 받은 고지서는
여기에서 받지 않아요.</source>
        <translation>None yet. Once a desk is heard,
the bills that it took are
refused here.</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>BlockPage</name>
    <message>
        <source>이전</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message>
        <source>모두 %1곳</source>
        <translation>All %1</translation>
    </message>
    <message>
        <source>갈게요</source>
        <translation>I go</translation>
    </message>
</context>
<context>
    <name>CallSheet</name>
    <message>
        <source>%1곳에서 부르세요</source>
        <translation>%1 places are calling</translation>
    </message>
    <message>
        <source>먼저 부른 곳이 위에 있어요.</source>
        <translation>Who has waited longest is on top.</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · 갈게요</source>
        <translation>%1 · %2 · I go</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>%1번, %2 오세요.</source>
        <translation>%1: please come to %2.</translation>
    </message>
</context>
<context>
    <name>CalmPage</name>
    <message>
        <source>나루 키오스크</source>
        <translation>Naru kiosk</translation>
    </message>
    <message>
        <source>잠시 쉬고 있어요.
직원을 불러 주세요.</source>
        <translation>Taking a short rest.
Please call staff.</translation>
    </message>
    <message>
        <source>직원께: 저절로 다시 켜 봐요. 계속되면 전원을 껐다 켜고, 그래도 같으면 관리자에게 알려 주세요.</source>
        <translation>Staff: it tries again by itself. If this stays, switch it off and on, then tell the administrator.</translation>
    </message>
</context>
<context>
    <name>CameraCard</name>
    <message>
        <source>손님 QR을 카메라에</source>
        <translation>QR to the camera</translation>
    </message>
    <message>
        <source>그대로 잠깐</source>
        <translation>Hold it there</translation>
    </message>
    <message>
        <source>조금 더 가까이</source>
        <translation>A little closer</translation>
    </message>
    <message>
        <source>읽었어요</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>카메라가 보는 것</source>
        <translation>What the camera sees</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>진짜 수료증이에요.
바뀐 곳이 없어요.</source>
        <translation>It is genuine.
Nothing was changed.</translation>
    </message>
    <message>
        <source>모르는 곳의 수료증이라
여기서는 알 수 없어요.</source>
        <translation>From a place unknown here.
We cannot tell.</translation>
    </message>
    <message>
        <source>지금은 카드를 읽을 수 없어요.</source>
        <translation>No card can be read now.</translation>
    </message>
    <message>
        <source>수료증이네요.</source>
        <translation>A certificate.</translation>
    </message>
    <message>
        <source>카드를
비춰 주세요.</source>
        <translation>Show
your card.</translation>
    </message>
    <message>
        <source>종이의 네모 그림을
화면 아래에 대 주세요.</source>
        <translation>Hold the square picture
below the screen.</translation>
    </message>
    <message>
        <source>시연: 종이 비추기</source>
        <translation>Demo: show it</translation>
    </message>
    <message>
        <source>카드 없이 하기</source>
        <translation>Without a card</translation>
    </message>
    <message>
        <source>연습하러 가기</source>
        <translation>Go and practise</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>카드를 기다리고 있어요.</source>
        <translation>Waiting for a card.</translation>
    </message>
    <message>
        <source>보여요. 그대로 잠깐만요.</source>
        <translation>I see it. Hold still.</translation>
    </message>
    <message>
        <source>조금 더 가까이 대 주세요.</source>
        <translation>A little closer, please.</translation>
    </message>
    <message>
        <source>읽었어요.</source>
        <translation>Read.</translation>
    </message>
    <message>
        <source>배움 카드가 아니에요.</source>
        <translation>This is not
a practice card.</translation>
    </message>
    <message>
        <source>카드를 다시
비춰 주세요.</source>
        <translation>Please show
the card again.</translation>
    </message>
    <message>
        <source>여기서는 못 읽는
새 카드예요.</source>
        <translation>A newer card,
not readable here.</translation>
    </message>
    <message>
        <source>카드의 내용이
처음과 달라요.</source>
        <translation>The card is not
as it was made.</translation>
    </message>
    <message>
        <source>나루에서 받은 종이의
네모 그림을 비춰 주세요.</source>
        <translation>Show the square picture
on the paper from Naru.</translation>
    </message>
    <message>
        <source>네모 그림이 다 보이지 않아요.
펴서 비춰 주세요.</source>
        <translation>I cannot see all of the square.
Please hold it flat.</translation>
    </message>
    <message>
        <source>카드 없이 해도 돼요.
직원에게 알려 주세요.</source>
        <translation>You can go on without a card.
Please tell a member of staff.</translation>
    </message>
    <message>
        <source>다른 카드를 비춰 주세요.
카드 없이 해도 돼요.</source>
        <translation>Please show another card.
You can go on without one.</translation>
    </message>
    <message>
        <source>보았어요</source>
        <translation>Watched</translation>
    </message>
    <message>
        <source>따라 했어요</source>
        <translation>Done with help</translation>
    </message>
    <message>
        <source>혼자 했어요</source>
        <translation>Done alone</translation>
    </message>
    <message>
        <source>다 익혔어요</source>
        <translation>Learned</translation>
    </message>
    <message>
        <source>오늘 한 번 더 해 보세요.</source>
        <translation>Do it once more today.</translation>
    </message>
    <message>
        <source>이제 혼자 해 보세요.</source>
        <translation>Now try it alone.</translation>
    </message>
    <message>
        <source>다음에 할 것</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>종이가 나오고 있어요.</source>
        <translation>The paper is coming.</translation>
    </message>
    <message>
        <source>나온 종이를 가져가세요.</source>
        <translation>Please take the paper.</translation>
    </message>
    <message>
        <source>종이가 다 나오지 않았어요.
직원을 불러 주세요.</source>
        <translation>The paper did not come out whole.
Please call a member of staff.</translation>
    </message>
    <message>
        <source>여기에는 프린터가 없어요.
직원이 뽑아 드려요.</source>
        <translation>There is no printer here.
Staff will print it for you.</translation>
    </message>
    <message>
        <source>종이가 나오지 않았어요.
직원을 불러 주세요.</source>
        <translation>No paper came out.
Please call a member of staff.</translation>
    </message>
    <message>
        <source>아직 혼자 해 본 연습이 없어요.
혼자 한 번 해 보면 드려요.</source>
        <translation>No lesson was done alone yet.
Do one alone and you get it.</translation>
    </message>
    <message>
        <source>지금은 만들 수 없어요.
직원을 불러 주세요.</source>
        <translation>It cannot be made now.
Please call a member of staff.</translation>
    </message>
</context>
<context>
    <name>CardsSheet</name>
    <message>
        <source>빼기</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>%1 빼기</source>
        <translation>%1: less</translation>
    </message>
    <message>
        <source>더하기</source>
        <translation>More</translation>
    </message>
    <message>
        <source>%1 더하기</source>
        <translation>%1: more</translation>
    </message>
    <message>
        <source>출석 카드</source>
        <translation>Attendance cards</translation>
    </message>
    <message>
        <source>종이에 이름은 없어요. 잘라서 나눠 주고, 자리의 카메라에 비추면 출석이 돼요.</source>
        <translation>No names on the paper. Cut them, hand them out; held up to a seat&apos;s camera, they count as present.</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1장 인쇄</source>
        <translation>Print %1</translation>
    </message>
    <message>
        <source>1번부터 몇 번까지</source>
        <translation>From 1 up to</translation>
    </message>
    <message>
        <source>%1번</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>잃어버린 카드 한 장</source>
        <translation>One lost card</translation>
    </message>
    <message>
        <source>%1번 카드만 다시 인쇄</source>
        <translation>Print only card %1 again</translation>
    </message>
</context>
<context>
    <name>CashSheet</name>
    <message>
        <source>내실 금액보다 적습니다.</source>
        <translation>Less than is owed.</translation>
    </message>
    <message>
        <source>현금 %1</source>
        <translation>Cash %1</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>받은 돈 (원)</source>
        <translation>Handed over (won)</translation>
    </message>
    <message>
        <source>거스름돈</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>현금 받음</source>
        <translation>Cash received</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>수료증</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>혼자 힘으로 해내신 연습이에요.</source>
        <translation>You did this on your own.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>수료증 뽑기</source>
        <translation>Print it</translation>
    </message>
    <message>
        <source>다음 연습</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>이름은 종이에
직접 적어 주세요.</source>
        <translation>Write your name
on the paper yourself.</translation>
    </message>
    <message>
        <source>종이의 네모를 나루에 비추면
진짜인지 알 수 있어요.</source>
        <translation>Show its square to any Naru
to see that it is genuine.</translation>
    </message>
    <message>
        <source>창구 직원도
확인해 드려요.</source>
        <translation>Staff can
check it too.</translation>
    </message>
</context>
<context>
    <name>ChooseActions</name>
    <message>
        <source>실물 신분증으로</source>
        <translation>Physical card</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>ClassDigits</name>
    <message>
        <source>수업 코드</source>
        <translation>Class code</translation>
    </message>
    <message>
        <source>선생님 화면의 숫자를 눌러 주세요.</source>
        <translation>Press the digits on the trainer&apos;s screen.</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ClassEnd</name>
    <message>
        <source>수업을 마쳤어요</source>
        <translation>The class is over</translation>
    </message>
    <message>
        <source>온 사람</source>
        <translation>People here</translation>
    </message>
    <message>
        <source>%1명</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>끝까지 간 사람</source>
        <translation>Went to the end</translation>
    </message>
    <message>
        <source>가장 어려웠던 걸음</source>
        <translation>The hardest step</translation>
    </message>
    <message>
        <source>집에 가져갈 종이</source>
        <translation>Papers to take home</translation>
    </message>
    <message>
        <source>%1장</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>출석을 확인했어요.</source>
        <translation>Attendance is confirmed.</translation>
    </message>
    <message>
        <source>출석은 아직 확인하지 않았어요.</source>
        <translation>Attendance is not confirmed yet.</translation>
    </message>
    <message>
        <source>이름은 적히지 않아요. 사람 수만 남아요.</source>
        <translation>No names are written. Only how many stays.</translation>
    </message>
    <message>
        <source>온 사람 %1명 확인</source>
        <translation>Confirm %1 people</translation>
    </message>
    <message>
        <source>출석부 인쇄</source>
        <translation>Print attendance</translation>
    </message>
    <message>
        <source>집에 가져갈 종이 인쇄</source>
        <translation>Print hand-outs</translation>
    </message>
    <message>
        <source>표로 담기 (CSV)</source>
        <translation>Save a table (CSV)</translation>
    </message>
    <message>
        <source>수업 닫기</source>
        <translation>Close the class</translation>
    </message>
    <message>
        <source>손 들어 세어 보기</source>
        <translation>Count hands</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ClassFoot</name>
    <message>
        <source>온 사람 %1명</source>
        <translation>Here: %1</translation>
    </message>
    <message>
        <source>끝낸 사람 %1명</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>집에 가져갈 종이 %1장</source>
        <translation>To take home: %1</translation>
    </message>
    <message>
        <source>수업 뒤에 보낼 것 %1건</source>
        <translation>To send after class: %1</translation>
    </message>
    <message>
        <source>앞 자리</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>뒤 자리</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>도움말</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>잠그기</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>큰 화면 %1 / %2걸음</source>
        <translation>Screen %1 / %2</translation>
    </message>
    <message>
        <source>앞 걸음</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>다음 걸음</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>출석 카드</source>
        <translation>Attendance cards</translation>
    </message>
</context>
<context>
    <name>ClassLayer</name>
    <message>
        <source>수업이 끝났어요.
수고하셨어요.</source>
        <translation>The class is over.
Well done.</translation>
    </message>
    <message>
        <source>배운 것을 카드에 담아 갈 수 있어요.</source>
        <translation>You can take what you learned on a card.</translation>
    </message>
    <message>
        <source>하던 것은 계속하셔도 돼요.</source>
        <translation>You may go on with what you do.</translation>
    </message>
    <message>
        <source>선생님 말씀이에요.</source>
        <translation>The trainer says this.</translation>
    </message>
    <message>
        <source>선생님과 함께 배워요. 곧 열려요.</source>
        <translation>We learn this together. It opens soon.</translation>
    </message>
    <message>
        <source>잠깐 멈췄어요.</source>
        <translation>A short pause.</translation>
    </message>
    <message>
        <source>손을 들었어요. 하던 것은 그대로 있어요.</source>
        <translation>Your hand is up. Nothing is lost.</translation>
    </message>
    <message>
        <source>선생님을 봐 주세요. 하던 것은 그대로 있어요.</source>
        <translation>Please look at the trainer. Nothing is lost.</translation>
    </message>
    <message>
        <source>수업에서 나갈까요?</source>
        <translation>Leave the class?</translation>
    </message>
    <message>
        <source>하던 것은 혼자 계속하실 수 있어요.</source>
        <translation>You can go on by yourself.</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>네, 알겠어요</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>계속할게요</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>네, 봤어요</source>
        <translation>Read it</translation>
    </message>
    <message>
        <source>지금 열기</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>손 들기</source>
        <translation>Raise hand</translation>
    </message>
    <message>
        <source>수업에서 나가기</source>
        <translation>Leave class</translation>
    </message>
    <message>
        <source>수업에 있을게요</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>나갈게요</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>손을 들었어요.</source>
        <translation>Your hand is up.</translation>
    </message>
    <message>
        <source>선생님 화면에 보여요. 여기서 기다려 주세요.</source>
        <translation>The trainer sees it. Please wait here.</translation>
    </message>
    <message>
        <source>기다리며 계속하기</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>손 내리기</source>
        <translation>Hand down</translation>
    </message>
    <message>
        <source>직원도 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>배움을 그만하고
처음으로 갈까요?</source>
        <translation>Stop the lesson
and go home?</translation>
    </message>
    <message>
        <source>수업에는 그대로 있어요.</source>
        <translation>You stay in the class.</translation>
    </message>
    <message>
        <source>계속 배울게요</source>
        <translation>Keep learning</translation>
    </message>
    <message>
        <source>처음으로</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>출석했어요.</source>
        <translation>You are here.</translation>
    </message>
    <message>
        <source>%1 카드예요. %2번 자리에서 옮겨 왔어요.</source>
        <translation>Card %1. It came from seat %2.</translation>
    </message>
    <message>
        <source>%1 카드예요.</source>
        <translation>Card %1.</translation>
    </message>
    <message>
        <source>이 카드는 %1번
자리에 있어요.</source>
        <translation>This card is
at seat %1.</translation>
    </message>
    <message>
        <source>여기 계신 분은 자기 카드를 비춰 주세요.</source>
        <translation>If you sit here, hold up your own card.</translation>
    </message>
    <message>
        <source>다른 수업의
카드예요.</source>
        <translation>A card of
another class.</translation>
    </message>
    <message>
        <source>이 수업의 카드를 선생님께 받아 주세요.</source>
        <translation>Ask the trainer for a card of this class.</translation>
    </message>
    <message>
        <source>모르는 카드예요.</source>
        <translation>An unknown card.</translation>
    </message>
    <message>
        <source>선생님께 새 카드를 받아 주세요.</source>
        <translation>Ask the trainer for a new card.</translation>
    </message>
    <message>
        <source>카드를 읽었어요.</source>
        <translation>The card was read.</translation>
    </message>
    <message>
        <source>선생님 화면에 알리고 있어요. 잠시만 기다려 주세요.</source>
        <translation>The trainer is being told. One moment, please.</translation>
    </message>
    <message>
        <source>아직 수업에
들어가지 않았어요.</source>
        <translation>You are not
in a class yet.</translation>
    </message>
    <message>
        <source>수업에 들어간 다음 카드를 다시 비춰 주세요.</source>
        <translation>Join the class, then hold up the card again.</translation>
    </message>
    <message>
        <source>카드를 다
읽지 못했어요.</source>
        <translation>The card could
not be read.</translation>
    </message>
    <message>
        <source>종이를 펴서 다시 비춰 주세요.</source>
        <translation>Smooth the paper and hold it up again.</translation>
    </message>
    <message>
        <source>여기서는 읽을 수
없는 카드예요.</source>
        <translation>A card that cannot
be read here.</translation>
    </message>
    <message>
        <source>선생님께 말해 주세요.</source>
        <translation>Please tell the trainer.</translation>
    </message>
    <message>
        <source>제 카드가 아니에요</source>
        <translation>Not my card</translation>
    </message>
    <message>
        <source>지금 들어가기</source>
        <translation>Join now</translation>
    </message>
    <message>
        <source>다음에 할게요</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>ClassNames</name>
    <message>
        <source>참새</source>
        <translation>Sparrow</translation>
    </message>
    <message>
        <source>다람쥐</source>
        <translation>Squirrel</translation>
    </message>
    <message>
        <source>고래</source>
        <translation>Whale</translation>
    </message>
    <message>
        <source>두루미</source>
        <translation>Crane</translation>
    </message>
    <message>
        <source>토끼</source>
        <translation>Rabbit</translation>
    </message>
    <message>
        <source>거북이</source>
        <translation>Turtle</translation>
    </message>
    <message>
        <source>사슴</source>
        <translation>Deer</translation>
    </message>
    <message>
        <source>나비</source>
        <translation>Butterfly</translation>
    </message>
    <message>
        <source>곰</source>
        <translation>Bear</translation>
    </message>
    <message>
        <source>수달</source>
        <translation>Otter</translation>
    </message>
    <message>
        <source>제비</source>
        <translation>Swallow</translation>
    </message>
    <message>
        <source>여우</source>
        <translation>Fox</translation>
    </message>
    <message>
        <source>오리</source>
        <translation>Duck</translation>
    </message>
    <message>
        <source>고양이</source>
        <translation>Cat</translation>
    </message>
    <message>
        <source>강아지</source>
        <translation>Puppy</translation>
    </message>
    <message>
        <source>병아리</source>
        <translation>Chick</translation>
    </message>
    <message>
        <source>코끼리</source>
        <translation>Elephant</translation>
    </message>
    <message>
        <source>기린</source>
        <translation>Giraffe</translation>
    </message>
    <message>
        <source>펭귄</source>
        <translation>Penguin</translation>
    </message>
    <message>
        <source>돌고래</source>
        <translation>Dolphin</translation>
    </message>
    <message>
        <source>부엉이</source>
        <translation>Owl</translation>
    </message>
    <message>
        <source>판다</source>
        <translation>Panda</translation>
    </message>
    <message>
        <source>고슴도치</source>
        <translation>Hedgehog</translation>
    </message>
    <message>
        <source>잠자리</source>
        <translation>Dragonfly</translation>
    </message>
    <message>
        <source>까치</source>
        <translation>Magpie</translation>
    </message>
    <message>
        <source>양</source>
        <translation>Sheep</translation>
    </message>
    <message>
        <source>말</source>
        <translation>Horse</translation>
    </message>
    <message>
        <source>소</source>
        <translation>Ox</translation>
    </message>
    <message>
        <source>오소리</source>
        <translation>Badger</translation>
    </message>
    <message>
        <source>두더지</source>
        <translation>Mole</translation>
    </message>
    <message>
        <source>백조</source>
        <translation>Swan</translation>
    </message>
    <message>
        <source>달팽이</source>
        <translation>Snail</translation>
    </message>
    <message>
        <source>개구리</source>
        <translation>Frog</translation>
    </message>
    <message>
        <source>코알라</source>
        <translation>Koala</translation>
    </message>
    <message>
        <source>캥거루</source>
        <translation>Kangaroo</translation>
    </message>
    <message>
        <source>앵무새</source>
        <translation>Parrot</translation>
    </message>
    <message>
        <source>물개</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>비둘기</source>
        <translation>Dove</translation>
    </message>
    <message>
        <source>호랑이</source>
        <translation>Tiger</translation>
    </message>
    <message>
        <source>사자</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>Seat %1 %2</translation>
    </message>
</context>
<context>
    <name>ClassPage</name>
    <message>
        <source>시작 · 모두 멈추기 · 다시 시작</source>
        <translation>Start · pause all · go on</translation>
    </message>
    <message>
        <source>자리 사이 옮겨 가기, Enter로 열기</source>
        <translation>Move between seats, Enter opens one</translation>
    </message>
    <message>
        <source>먼저 손을 든 자리</source>
        <translation>The first raised hand</translation>
    </message>
    <message>
        <source>마치기</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>수업 만들기</source>
        <translation>Write lessons</translation>
    </message>
    <message>
        <source>창구로</source>
        <translation>To the counter</translation>
    </message>
    <message>
        <source>수업을 마칠까요?</source>
        <translation>Finish the class?</translation>
    </message>
    <message>
        <source>자리들은 하던 것을 혼자 이어 갈 수 있어요.</source>
        <translation>The seats can go on alone with what they do.</translation>
    </message>
    <message>
        <source>계속하기</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>다음 분이 앉으셨나요?</source>
        <translation>Has the next person sat down?</translation>
    </message>
    <message>
        <source>앞 분이 하던 것은 지워지고, 처음부터 시작해요.</source>
        <translation>What the one before did goes; it begins anew.</translation>
    </message>
    <message>
        <source>그대로 두기</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>다음 분 시작하기</source>
        <translation>Start for the next</translation>
    </message>
    <message>
        <source>강좌</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>큰 화면 켜고 끄기 · F7, F8로 앞뒤 걸음</source>
        <translation>The big screen on and off · F7, F8: one step back or on</translation>
    </message>
</context>
<context>
    <name>ClassRun</name>
    <message>
        <source>다시 시작</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>모두 멈추기</source>
        <translation>Pause all</translation>
    </message>
    <message>
        <source>모두 %1걸음으로</source>
        <translation>All to step %1</translation>
    </message>
    <message>
        <source>큰 화면</source>
        <translation>Big screen</translation>
    </message>
    <message>
        <source>말 보내기</source>
        <translation>Say</translation>
    </message>
    <message>
        <source>마치기</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>화면 닫기</source>
        <translation>Screen off</translation>
    </message>
</context>
<context>
    <name>ClassSheet</name>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>ClassStart</name>
    <message>
        <source>무엇을 배울까요?</source>
        <translation>What shall we learn?</translation>
    </message>
    <message>
        <source>강의를 골라 주세요</source>
        <translation>Choose a lesson</translation>
    </message>
    <message>
        <source>고르면 자리들이 이 수업에
들어올 수 있어요.
인터넷은 없어도 돼요.</source>
        <translation>Then seats can join this class.
It needs no internet.</translation>
    </message>
    <message>
        <source>수업 번호</source>
        <translation>Class number</translation>
    </message>
    <message>
        <source>자리에서 찍는 수업 QR</source>
        <translation>The code of the class, for a seat&apos;s camera</translation>
    </message>
    <message>
        <source>시연이에요.
자리 열둘이 저절로 들어와요.</source>
        <translation>This is a demo.
Twelve seats join by themselves.</translation>
    </message>
    <message>
        <source>같은 방의 자리는 저절로 들어와요.
아니면 번호를 누르거나 QR을 찍어요.</source>
        <translation>Seats of this house join by themselves.
Or type the number, or scan the code.</translation>
    </message>
    <message>
        <source>온 자리</source>
        <translation>Seats here</translation>
    </message>
    <message>
        <source>자리를 기다려요.</source>
        <translation>Waiting for seats.</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>수업 시작</source>
        <translation>Start the class</translation>
    </message>
    <message>
        <source>판이 다른 자리는 시작하지 못해요.
이 책상의 강의를 보낼 수 있어요.</source>
        <translation>A seat with another edition cannot begin.
This desk can send it the lesson.</translation>
    </message>
    <message>
        <source>다른 자리 %1곳에 보내기</source>
        <translation>Send to seats: %1</translation>
    </message>
    <message>
        <source>출석 카드 인쇄</source>
        <translation>Attendance cards</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>계속 하셔도 돼요.</source>
        <translation>You can go on.</translation>
    </message>
    <message>
        <source>손을 들었어요.</source>
        <translation>Your hand is up.</translation>
    </message>
    <message>
        <source>선생님이 도와드려요.</source>
        <translation>Help is coming.</translation>
    </message>
    <message>
        <source>이 배움은 여기 없어요. 선생님이 도와드려요.</source>
        <translation>This lesson is not here. The trainer helps you.</translation>
    </message>
    <message>
        <source>하던 곳은 ‘뒤로’</source>
        <translation>Yours: ‘Back’</translation>
    </message>
    <message>
        <source>하던 곳은 ‘뒤로’에 있어요.</source>
        <translation>‘Back’ leads to your own place.</translation>
    </message>
    <message>
        <source>선생님 화면과 연결을 기다려요.
계속 하셔도 돼요.</source>
        <translation>Waiting for the trainer&apos;s screen.
You can go on.</translation>
    </message>
</context>
<context>
    <name>ClassTop</name>
    <message>
        <source>나루 교실</source>
        <translation>Naru class</translation>
    </message>
    <message>
        <source>시연</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>자리 %1 / %2</source>
        <translation>Seats %1 / %2</translation>
    </message>
    <message>
        <source>인터넷 없이 수업 중</source>
        <translation>Class without internet</translation>
    </message>
</context>
<context>
    <name>ClassWords</name>
    <message>
        <source>판이 다름</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>강의 없음</source>
        <translation>No lesson</translation>
    </message>
    <message>
        <source>잠깐 멈춤</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>시작 전</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>다른 일 중</source>
        <translation>Busy</translation>
    </message>
    <message>
        <source>도움 요청</source>
        <translation>Needs help</translation>
    </message>
    <message>
        <source>%1분째 %2걸음</source>
        <translation>%1 min at %2</translation>
    </message>
    <message>
        <source>끝남</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>연결 끊김</source>
        <translation>No link</translation>
    </message>
    <message>
        <source>가는 중</source>
        <translation>Going</translation>
    </message>
    <message>
        <source>방금</source>
        <translation>now</translation>
    </message>
    <message>
        <source>%1분</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>마지막 신호 방금</source>
        <translation>Heard just now</translation>
    </message>
    <message>
        <source>마지막 신호 %1초 전</source>
        <translation>Heard %1 s ago</translation>
    </message>
    <message>
        <source>마지막 신호 %1분 전</source>
        <translation>Heard %1 min ago</translation>
    </message>
    <message>
        <source>앞의 큰 화면을 봐 주세요.</source>
        <translation>Please look at the big screen.</translation>
    </message>
    <message>
        <source>천천히 하세요. 잘하고 있어요.</source>
        <translation>Take your time. It goes well.</translation>
    </message>
    <message>
        <source>옆자리 분과 함께 해 보세요.</source>
        <translation>Try it with your neighbour.</translation>
    </message>
    <message>
        <source>10분 쉬었다가 다시 해요.</source>
        <translation>A break of ten minutes.</translation>
    </message>
    <message>
        <source>못 보냄</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>보내는 중 %1%</source>
        <translation>Sending %1%</translation>
    </message>
    <message>
        <source>쓰는 중, 기다림</source>
        <translation>In use, waits</translation>
    </message>
    <message>
        <source>넣는 중</source>
        <translation>Installing</translation>
    </message>
    <message>
        <source>보내는 중</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>출석 · %1번 %2</source>
        <translation>Present · %1 %2</translation>
    </message>
    <message>
        <source>출석</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>%1번 카드가 %2번 자리에서 %3번 자리로 왔어요. 한 번만 세요.</source>
        <translation>Card %1 came from seat %2 to seat %3. It counts once.</translation>
    </message>
    <message>
        <source>%1번 자리의 카드는 모르는 카드예요. 새로 인쇄해 주세요.</source>
        <translation>The card at seat %1 is not known. Please print a new one.</translation>
    </message>
    <message>
        <source>여기 있던 카드는 %1번 자리에서 세요.</source>
        <translation>The card from here counts at seat %1.</translation>
    </message>
    <message>
        <source>%1번 자리의 카드는 다른 수업이나 되살리기 전의 것이에요. 이 수업 카드를 주세요.</source>
        <translation>The card at seat %1 is of another class, or of before this desk was brought back. Give a card of this class.</translation>
    </message>
</context>
<context>
    <name>ClockPage</name>
    <message>
        <source>시연</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>시계를 확인해 주세요</source>
        <translation>Please check the clock</translation>
    </message>
    <message>
        <source>이 컴퓨터의 시각이 마지막 기록보다 앞섭니다.</source>
        <translation>The time of this computer lies before the last record.</translation>
    </message>
    <message>
        <source>마지막 기록에서 하루가 넘게 지난 시각입니다.</source>
        <translation>This time is more than a day after the last record.</translation>
    </message>
    <message>
        <source>지금 믿는 시각</source>
        <translation>Time believed now</translation>
    </message>
    <message>
        <source>컴퓨터의 시계를 맞추면 이 화면은 저절로 닫힙니다.</source>
        <translation>Set the computer’s clock and this page closes by itself.</translation>
    </message>
    <message>
        <source>벽시계와 견주어 보고 맞으면 눌러 주세요.</source>
        <translation>Compare with a clock on the wall and press if it is right.</translation>
    </message>
    <message>
        <source>이 시각이 맞습니다</source>
        <translation>This time is right</translation>
    </message>
    <message>
        <source>실물 신분증만 받기</source>
        <translation>Physical cards only</translation>
    </message>
    <message>
        <source>잠그기</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>ClosePage</name>
    <message>
        <source>마감하기</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>카드사 파일 넣기</source>
        <translation>Read card file</translation>
    </message>
    <message>
        <source>마감했습니다</source>
        <translation>The day is closed</translation>
    </message>
    <message>
        <source>오늘 마감</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>현금</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>있어야 할 돈</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>세어 본 돈</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>다시 세기</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>아직 세지 않았습니다.</source>
        <translation>Not counted yet.</translation>
    </message>
    <message>
        <source>돈통을 맡은 사람이 없습니다.</source>
        <translation>Nobody answers for the drawer.</translation>
    </message>
    <message>
        <source>돈통 열기</source>
        <translation>Open drawer</translation>
    </message>
    <message>
        <source>열린 채로 넘어가는 것</source>
        <translation>Carried over open</translation>
    </message>
    <message>
        <source>없습니다. 모두 끝났어요.</source>
        <translation>None. All is settled.</translation>
    </message>
    <message>
        <source>보고서에 그대로 적습니다.</source>
        <translation>The report says so.</translation>
    </message>
    <message>
        <source>오늘 받은 돈</source>
        <translation>Received today</translation>
    </message>
    <message>
        <source>현금 세기</source>
        <translation>Count cash</translation>
    </message>
    <message>
        <source>보고서 인쇄</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>마감한 날은 고칠 수 없습니다.</source>
        <translation>A closed day cannot change.</translation>
    </message>
    <message>
        <source>중간 보고서</source>
        <translation>X report</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>오늘을 마감할까요?</source>
        <translation>Close the day?</translation>
    </message>
    <message>
        <source>마감한 날은 고칠 수 없습니다.
바로잡기는 내일 적습니다.</source>
        <translation>A closed day cannot be changed.
Corrections go into tomorrow.</translation>
    </message>
    <message>
        <source>더 보기</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>두 번째 사람과 마감합니다</source>
        <translation>Close with a second person</translation>
    </message>
    <message>
        <source>현금과 열린 것을 함께 본 사람이
자기 비밀번호를 누릅니다.</source>
        <translation>Whoever saw the cash and the open
items enters a PIN of their own.</translation>
    </message>
    <message>
        <source>단말에 다시 묻기</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>돈통 보기</source>
        <translation>Open drawer page</translation>
    </message>
</context>
<context>
    <name>CloseTable</name>
    <message>
        <source>우리 장부</source>
        <translation>Our books</translation>
    </message>
    <message>
        <source>단말</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>카드사</source>
        <translation>Card firm</translation>
    </message>
    <message>
        <source>건수</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>카드</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>오늘은 카드로 받은 것이 없어요.</source>
        <translation>Nothing by card today.</translation>
    </message>
    <message>
        <source>카드사 파일은 아직 오지 않았습니다. 내일 맞추어도 됩니다.</source>
        <translation>No card file yet. It can be matched tomorrow.</translation>
    </message>
    <message>
        <source>다시 묻기</source>
        <translation>Ask again</translation>
    </message>
</context>
<context>
    <name>ConsentView</name>
    <message>
        <source>이름을 밝히지 않은 창구에서 묻습니다</source>
        <translation>A desk that does not say its name asks</translation>
    </message>
    <message>
        <source>이 창구에서 묻습니다</source>
        <translation>This desk asks</translation>
    </message>
    <message>
        <source>확인되지 않은 창구에서 묻습니다</source>
        <translation>A desk that was not confirmed asks</translation>
    </message>
    <message>
        <source>보여 줄까요?</source>
        <translation>Show it?</translation>
    </message>
    <message>
        <source>여기에 없음</source>
        <translation>Not held here</translation>
    </message>
    <message>
        <source>보여 줄 것</source>
        <translation>Will be shown</translation>
    </message>
    <message>
        <source>안 보여 줌</source>
        <translation>Will not be shown</translation>
    </message>
    <message>
        <source>묻지 않음</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>안 보여 주기</source>
        <translation>Do not show</translation>
    </message>
    <message>
        <source>보여 주기</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>ContactCorner</name>
    <message>
        <source>전화기로 찍는 네모 그림</source>
        <translation>Square code for your phone</translation>
    </message>
    <message>
        <source>전화기로 찍어 보세요</source>
        <translation>Scan with your phone</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>내 전화기로 누르기</source>
        <translation>Use my own phone</translation>
    </message>
    <message>
        <source>전화기 카메라로
이 네모를 비추세요.</source>
        <translation>Point your phone&apos;s camera
at this square.</translation>
    </message>
    <message>
        <source>전화기로 찍는 네모 그림</source>
        <translation>Square code for your phone</translation>
    </message>
    <message>
        <source>전화기에도 이 그림 셋이
나오면 시작을 누르세요.</source>
        <translation>Your phone shows these three
pictures? Press start on it.</translation>
    </message>
    <message>
        <source>이곳 와이파이를 쓰는
전화기로만 돼요.</source>
        <translation>It works only with a phone
on this place&apos;s Wi-Fi.</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요.</source>
        <translation>Your phone is connected.</translation>
    </message>
    <message>
        <source>지금은 전화기를 이을 수 없어요.
화면을 눌러 주세요.</source>
        <translation>A phone cannot be connected now.
Please press the screen.</translation>
    </message>
</context>
<context>
    <name>ContactStrip</name>
    <message>
        <source>화면에도 이 그림 셋이 있나요?</source>
        <translation>Are these three pictures on the screen too?</translation>
    </message>
    <message>
        <source>네, 시작할게요</source>
        <translation>Yes, start</translation>
    </message>
    <message>
        <source>화면에 있는 그림</source>
        <translation>Pictures on the screen</translation>
    </message>
    <message>
        <source>다른 전화기가 먼저 연결됐어요. 그 전화기를 끊고 다시 찍어 주세요.</source>
        <translation>Another phone was connected first. Disconnect it and scan again.</translation>
    </message>
    <message>
        <source>화면이 바뀌었어요. 다시 골라 주세요.</source>
        <translation>The screen has changed. Please choose again.</translation>
    </message>
    <message>
        <source>전화기 끊기</source>
        <translation>Disconnect phone</translation>
    </message>
    <message>
        <source>전화기 연결이 끝났어요. 이 쪽을 닫아도 돼요.</source>
        <translation>The phone is disconnected. You may close this page.</translation>
    </message>
    <message>
        <source>여기서는 키오스크 화면을 눌러 주세요.</source>
        <translation>Here, please press the kiosk&apos;s own screen.</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요. 이제 전화기에서 눌러요.</source>
        <translation>Your phone is connected. Now press on the phone.</translation>
    </message>
    <message>
        <source>나룻배</source>
        <translation>boat</translation>
    </message>
    <message>
        <source>버스</source>
        <translation>bus</translation>
    </message>
    <message>
        <source>기차</source>
        <translation>train</translation>
    </message>
    <message>
        <source>자동차</source>
        <translation>car</translation>
    </message>
    <message>
        <source>종</source>
        <translation>bell</translation>
    </message>
    <message>
        <source>달력</source>
        <translation>calendar</translation>
    </message>
    <message>
        <source>사진기</source>
        <translation>camera</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>clock</translation>
    </message>
    <message>
        <source>열쇠</source>
        <translation>key</translation>
    </message>
    <message>
        <source>구름</source>
        <translation>cloud</translation>
    </message>
    <message>
        <source>지구</source>
        <translation>globe</translation>
    </message>
    <message>
        <source>인쇄기</source>
        <translation>printer</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요</source>
        <translation>Phone connected</translation>
    </message>
    <message>
        <source>끊기</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>CountSheet</name>
    <message>
        <source>돈통을 엽니다</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>현금을 세어 주세요</source>
        <translation>Count the cash</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>있어야 할 돈 %1</source>
        <translation>Expected %1</translation>
    </message>
    <message>
        <source>있어야 할 %1 · 세어 본 %2 · %3</source>
        <translation>Expected %1 · counted %2 · %3</translation>
    </message>
    <message>
        <source>다른 까닭</source>
        <translation>Why it differs</translation>
    </message>
    <message>
        <source>이대로 맡기</source>
        <translation>I answer for it</translation>
    </message>
    <message>
        <source>이렇게 셌습니다</source>
        <translation>That is the count</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>물을 것 고르기</source>
        <translation>Choose what to ask</translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>받지 않기 · 다른 확인으로</source>
        <translation>Do not accept · other check</translation>
    </message>
    <message>
        <source>관리 (관리자)</source>
        <translation>Manage (administrator)</translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>화면을 곧 지웁니다</source>
        <translation>The page will be cleared soon</translation>
    </message>
    <message>
        <source>계속 기다릴까요?</source>
        <translation>Keep waiting?</translation>
    </message>
    <message>
        <source>받은 것을 오래 띄워 두지 않습니다.
대답이 없으면 지우고 처음 화면으로 갑니다.</source>
        <translation>What was received does not stay on the screen for long.
Without an answer it is cleared.</translation>
    </message>
    <message>
        <source>대답이 없으면 그만두고 까닭을 보여 드립니다.</source>
        <translation>Without an answer it stops and says why.</translation>
    </message>
    <message>
        <source>더 보기</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>더 기다리기</source>
        <translation>Keep waiting</translation>
    </message>
    <message>
        <source>지금 지우기</source>
        <translation>Clear now</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>실물 신분증 · 눈으로 확인</source>
        <translation>Physical card · by eye</translation>
    </message>
    <message>
        <source>무슨 코드인지 보기</source>
        <translation>See what a code is</translation>
    </message>
    <message>
        <source>돈 받기</source>
        <translation>Take money</translation>
    </message>
</context>
<context>
    <name>CourierPage</name>
    <message>
        <source>접수 화면으로</source>
        <translation>To the counter</translation>
    </message>
    <message>
        <source>USB로 옮기기</source>
        <translation>By USB stick</translation>
    </message>
    <message>
        <source>네트워크가 없을 때 적은 것을 USB에 담아 허브로 가져가요.</source>
        <translation>Without a network, what was written down goes to the hub on a USB stick.</translation>
    </message>
    <message>
        <source>접수로</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>USB의 폴더</source>
        <translation>Folder of the USB stick</translation>
    </message>
    <message>
        <source>USB를 꽂고 ‘고르기’를 눌러 주세요.</source>
        <translation>Put the stick in and press ‘Choose’.</translation>
    </message>
    <message>
        <source>여러 번 담아도 괜찮아요. 허브는 같은 것을 두 번 받지 않아요.</source>
        <translation>Doing it again does no harm. The hub takes nothing twice.</translation>
    </message>
    <message>
        <source>USB로 내보내기</source>
        <translation>Put it on the stick</translation>
    </message>
    <message>
        <source>USB에서 가져오기</source>
        <translation>Bring the answer back</translation>
    </message>
    <message>
        <source>멈추기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>손에 익히기</source>
        <translation>First touches</translation>
    </message>
    <message>
        <source>속지 않기</source>
        <translation>Stay safe</translation>
    </message>
    <message>
        <source>신분과 증명</source>
        <translation>ID and papers</translation>
    </message>
    <message>
        <source>알림과 상담</source>
        <translation>Notices, advice</translation>
    </message>
    <message>
        <source>예매와 예약</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>기계로 돈 내기</source>
        <translation>Pay by machine</translation>
    </message>
    <message>
        <source>우리 센터</source>
        <translation>Our centre</translation>
    </message>
    <message>
        <source>어떤 주제인가요?</source>
        <translation>Which topic?</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>화면을 가리고 소리로 쓰고 있어요.</source>
        <translation>The screen is dark; this desk is used by ear.</translation>
    </message>
</context>
<context>
    <name>DeskBottom</name>
    <message>
        <source>도움말</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>잠그기</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>DeskTop</name>
    <message>
        <source>수업</source>
        <translation>Class</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>기기</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>기기를 고르면 시험하거나 이름을 지을 수 있습니다.</source>
        <translation>Choose a device to try it or name it.</translation>
    </message>
    <message>
        <source>새 기기 더하기</source>
        <translation>Add a device</translation>
    </message>
    <message>
        <source>꽂혀 있는 것을 골라요</source>
        <translation>From what is plugged in</translation>
    </message>
    <message>
        <source>쓰고 있는 기기가 없어요. 기기를 꽂으면 더할 수 있어요.</source>
        <translation>No device is in use. Plug one in to add it.</translation>
    </message>
    <message>
        <source>이 기기를 뺄까요?</source>
        <translation>Take this device off?</translation>
    </message>
    <message>
        <source>빼도 나중에 다시 더할 수 있습니다.</source>
        <translation>You can add it again later.</translation>
    </message>
    <message>
        <source>그대로 두기</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>빼기</source>
        <translation>Take off</translation>
    </message>
</context>
<context>
    <name>DocumentCard</name>
    <message>
        <source>가진 신분증</source>
        <translation>IDs in this phone</translation>
    </message>
    <message>
        <source>건네는 법: 시연 연결</source>
        <translation>Handing over: demo link</translation>
    </message>
</context>
<context>
    <name>DoubtList</name>
    <message>
        <source>아직 모르는 결제</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>%1건</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>모르는 결제가 없어요.</source>
        <translation>Nothing is unknown.</translation>
    </message>
    <message>
        <source>오늘 끝난 것</source>
        <translation>Ended today</translation>
    </message>
    <message>
        <source>시간이 지나도 저절로
끝나지 않습니다.
증거가 와야 끝납니다.</source>
        <translation>Time does not end it.
Only evidence does.</translation>
    </message>
</context>
<context>
    <name>DoubtPage</name>
    <message>
        <source>단말에 다시 묻기</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>카드사 파일 넣기</source>
        <translation>Read card file</translation>
    </message>
    <message>
        <source>안내문 인쇄</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>두 사람 확인</source>
        <translation>two people agreed</translation>
    </message>
    <message>
        <source>모든 결제의 끝을 알고 있어요.</source>
        <translation>The end of every payment is known.</translation>
    </message>
    <message>
        <source>지금까지 아는 것</source>
        <translation>Known so far</translation>
    </message>
    <message>
        <source>이것이 오면 끝납니다</source>
        <translation>This ends it</translation>
    </message>
    <message>
        <source>사람이 살펴보고 바로잡습니다</source>
        <translation>Somebody looks and mends it</translation>
    </message>
    <message>
        <source>할 수 있는 일</source>
        <translation>What can be done</translation>
    </message>
    <message>
        <source>단말을 잃음</source>
        <translation>Terminal lost</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>단말을 다시 찾을 수 없나요?</source>
        <translation>Is the terminal gone for good?</translation>
    </message>
    <message>
        <source>그러면 단말에는 더 묻지 않습니다.
카드사 파일이나 두 사람이 정할 때까지 남습니다.</source>
        <translation>The terminal is asked no more. It stays open until
the card file or two people decide.</translation>
    </message>
    <message>
        <source>더 찾기</source>
        <translation>Look further</translation>
    </message>
    <message>
        <source>잃었습니다</source>
        <translation>It is lost</translation>
    </message>
    <message>
        <source>두 사람이 확인합니다</source>
        <translation>Two people decide</translation>
    </message>
    <message>
        <source>카드사가 준 승인 번호</source>
        <translation>Approval number</translation>
    </message>
    <message>
        <source>안 빠졌다고 들었으면 번호 없이
위를 고르고 비밀번호를 누릅니다.</source>
        <translation>If it was not taken, tick the box
above and leave the number out.</translation>
    </message>
    <message>
        <source>카드사가 안 빠졌다고 함</source>
        <translation>Told: not taken</translation>
    </message>
    <message>
        <source>무엇인지 두 사람이 적습니다</source>
        <translation>Two people say what it is</translation>
    </message>
    <message>
        <source>까닭</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>돈은 움직이지 않습니다.
돌려줄 돈은 따로 돌려줍니다.</source>
        <translation>No money moves. What is owed
is given back separately.</translation>
    </message>
    <message>
        <source>적어 두기</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>무엇인가요?</source>
        <translation>What is it?</translation>
    </message>
    <message>
        <source>두 사람이 적기</source>
        <translation>Two people say</translation>
    </message>
</context>
<context>
    <name>DraftPanel</name>
    <message>
        <source>말</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>동작</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>실수</source>
        <translation>Mistakes</translation>
    </message>
    <message>
        <source>화면</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>영어로</source>
        <translation>English</translation>
    </message>
    <message>
        <source>한국어로</source>
        <translation>Korean</translation>
    </message>
</context>
<context>
    <name>DraftWords</name>
    <message>
        <source>위의 뒤로 화살표 누르기</source>
        <translation>Press the arrow back</translation>
    </message>
    <message>
        <source>화면에 없는 동작</source>
        <translation>An act that is not on the screen</translation>
    </message>
    <message>
        <source>아무것이나</source>
        <translation>anything</translation>
    </message>
    <message>
        <source>‘%1’ 누르기</source>
        <translation>Press ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 길게 누르기</source>
        <translation>Press and hold ‘%1’</translation>
    </message>
    <message>
        <source>왼쪽</source>
        <translation>left</translation>
    </message>
    <message>
        <source>오른쪽</source>
        <translation>right</translation>
    </message>
    <message>
        <source>위</source>
        <translation>up</translation>
    </message>
    <message>
        <source>아래</source>
        <translation>down</translation>
    </message>
    <message>
        <source>‘%1’ 밀기 (%2)</source>
        <translation>Slide ‘%1’ (%2)</translation>
    </message>
    <message>
        <source>‘%1’ 고르기</source>
        <translation>Choose ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 칸에 아무 글이나 쓰기</source>
        <translation>Type anything into ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 칸에 쓰기: %2</source>
        <translation>Type into ‘%1’: %2</translation>
    </message>
    <message>
        <source>쉬운 번호 누르기 (1234 같은)</source>
        <translation>Press an easy number (like 1234)</translation>
    </message>
    <message>
        <source>번호 누르기</source>
        <translation>Press the number</translation>
    </message>
    <message>
        <source>‘%1’ 켜고 끄기</source>
        <translation>Switch ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 자리에 폰 대기</source>
        <translation>Hold the phone to ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 말하기</source>
        <translation>Say ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 화면으로</source>
        <translation>To the screen ‘%1’</translation>
    </message>
    <message>
        <source>‘%1’ 창이 위에 열려요</source>
        <translation>‘%1’ opens over it</translation>
    </message>
    <message>
        <source>앞 화면으로</source>
        <translation>To the screen before</translation>
    </message>
    <message>
        <source>그 화면에 그대로</source>
        <translation>It stays there</translation>
    </message>
    <message>
        <source>‘%1’ 칸에 적어요</source>
        <translation>It is noted in ‘%1’</translation>
    </message>
    <message>
        <source>적지 않아요</source>
        <translation>It is not noted</translation>
    </message>
    <message>
        <source>글</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>그림</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>단추</source>
        <translation>Button</translation>
    </message>
    <message>
        <source>네모 단추</source>
        <translation>Tile</translation>
    </message>
    <message>
        <source>줄</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>목록</source>
        <translation>List</translation>
    </message>
    <message>
        <source>글 쓰는 칸</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>고르는 칸</source>
        <translation>Picker</translation>
    </message>
    <message>
        <source>켜고 끄는 줄</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>나눔 단추</source>
        <translation>Tabs</translation>
    </message>
    <message>
        <source>말풍선</source>
        <translation>Bubble</translation>
    </message>
    <message>
        <source>카드</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>네모 코드</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>대는 곳</source>
        <translation>Place to hold it</translation>
    </message>
    <message>
        <source>번호판</source>
        <translation>Number pad</translation>
    </message>
    <message>
        <source>밀어서 고르기</source>
        <translation>Slider</translation>
    </message>
    <message>
        <source>아직 이른 동작</source>
        <translation>Too early</translation>
    </message>
    <message>
        <source>칸을 건너뜀</source>
        <translation>Skipped a field</translation>
    </message>
    <message>
        <source>다른 것을 누름</source>
        <translation>Pressed another thing</translation>
    </message>
    <message>
        <source>너무 길게 누름</source>
        <translation>Pressed too long</translation>
    </message>
    <message>
        <source>너무 짧게 댐</source>
        <translation>Held too short</translation>
    </message>
    <message>
        <source>두 번 누름</source>
        <translation>Pressed twice</translation>
    </message>
    <message>
        <source>쉽게 믿음</source>
        <translation>Trusts easily</translation>
    </message>
    <message>
        <source>알려 주면 안 될 것을 알림</source>
        <translation>Reveals what should be kept</translation>
    </message>
    <message>
        <source>모두 동의함</source>
        <translation>Agrees to everything</translation>
    </message>
    <message>
        <source>거절하지 못함</source>
        <translation>Cannot say no</translation>
    </message>
    <message>
        <source>그만두려 함</source>
        <translation>Gives up</translation>
    </message>
    <message>
        <source>다른 곳을 고름</source>
        <translation>Chose another place</translation>
    </message>
    <message>
        <source>다른 사람을 고름</source>
        <translation>Chose another person</translation>
    </message>
    <message>
        <source>다른 때를 고름</source>
        <translation>Chose another time</translation>
    </message>
    <message>
        <source>열어 두고 감</source>
        <translation>Leaves it open</translation>
    </message>
    <message>
        <source>다르게 씀</source>
        <translation>Typed otherwise</translation>
    </message>
    <message>
        <source>쉬운 번호</source>
        <translation>An easy number</translation>
    </message>
    <message>
        <source>걸음마</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>On my own</translation>
    </message>
</context>
<context>
    <name>DrawerMoneySheet</name>
    <message>
        <source>돈통에 돈을 넣습니다</source>
        <translation>Money into the drawer</translation>
    </message>
    <message>
        <source>돈통에서 돈을 꺼냅니다</source>
        <translation>Money out of the drawer</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>넣을 돈 (원)</source>
        <translation>Put in (won)</translation>
    </message>
    <message>
        <source>꺼낼 돈 (원)</source>
        <translation>Take out (won)</translation>
    </message>
    <message>
        <source>지금 있어야 할 돈 %1</source>
        <translation>Expected now: %1</translation>
    </message>
    <message>
        <source>어디서 온 돈인가요?</source>
        <translation>Where is it from?</translation>
    </message>
    <message>
        <source>어디로 가는 돈인가요?</source>
        <translation>Where does it go?</translation>
    </message>
    <message>
        <source>예: 금고에서 잔돈</source>
        <translation>As: change from the safe</translation>
    </message>
    <message>
        <source>예: 은행에 넣음</source>
        <translation>As: to the bank</translation>
    </message>
    <message>
        <source>넣었습니다</source>
        <translation>It is in</translation>
    </message>
    <message>
        <source>꺼냈습니다</source>
        <translation>It is out</translation>
    </message>
</context>
<context>
    <name>DrawerPage</name>
    <message>
        <source>다음 사람에게 넘기기</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>돈 넣기</source>
        <translation>Put money in</translation>
    </message>
    <message>
        <source>돈 꺼내기</source>
        <translation>Take money out</translation>
    </message>
    <message>
        <source>돈통</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>%1 님이 %2부터 맡고 있습니다.</source>
        <translation>%1 answers for it since %2.</translation>
    </message>
    <message>
        <source>맡은 사람이 없습니다.</source>
        <translation>Nobody answers for it.</translation>
    </message>
    <message>
        <source>처음 센 돈</source>
        <translation>Counted first</translation>
    </message>
    <message>
        <source>있어야 할 돈</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>센 것과 다르면
까닭과 함께 적어 둡니다.
맞추어 고치지 않습니다.</source>
        <translation>A difference is recorded
with its reason. Nothing
is made to fit.</translation>
    </message>
    <message>
        <source>몇 장, 몇 개인가요?</source>
        <translation>How many of each?</translation>
    </message>
    <message>
        <source>아직 세지 않았습니다.</source>
        <translation>Not counted yet.</translation>
    </message>
    <message>
        <source>세어 본 %1 · %2</source>
        <translation>Counted %1 · %2</translation>
    </message>
    <message>
        <source>다른 까닭</source>
        <translation>Why it differs</translation>
    </message>
    <message>
        <source>할 수 있는 일</source>
        <translation>What can be done</translation>
    </message>
    <message>
        <source>센 것 적어 두기</source>
        <translation>Record the count</translation>
    </message>
    <message>
        <source>돈통 열기</source>
        <translation>Open drawer</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>돈통을 넘겨줍니다</source>
        <translation>Hand the drawer over</translation>
    </message>
    <message>
        <source>함께 세어 본 다음, 이제부터 맡을 사람이
자기 비밀번호를 누릅니다.</source>
        <translation>Count it together. Whoever answers
for it next enters a PIN of their own.</translation>
    </message>
    <message>
        <source>맡습니다</source>
        <translation>I take it</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>끝까지 보셨어요.</source>
        <translation>You saw it to the end.</translation>
    </message>
    <message>
        <source>혼자 해내셨어요.</source>
        <translation>You did it by yourself.</translation>
    </message>
    <message>
        <source>끝까지 하셨어요.</source>
        <translation>You did it to the end.</translation>
    </message>
    <message>
        <source>M월 d일에 한 번 더 해 보세요.</source>
        <comment>a date format and words in quotes</comment>
        <translation>&apos;Try it once more on&apos; d MMMM&apos;.&apos;</translation>
    </message>
    <message>
        <source>일주일 뒤에 하면 오래 기억나요.</source>
        <translation>A week later it stays in mind.</translation>
    </message>
    <message>
        <source>따라하기</source>
        <translation>Together</translation>
    </message>
    <message>
        <source>혼자 해 보기</source>
        <translation>Do it alone</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>여기서 마칠게요</source>
        <translation>I am done here</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>진짜처럼 해 보기</source>
        <translation>Try it for real</translation>
    </message>
</context>
<context>
    <name>EntryActions</name>
    <message>
        <source>어떻게 받을까요?</source>
        <translation>How is it paid?</translation>
    </message>
    <message>
        <source>카드로 받기</source>
        <translation>By card</translation>
    </message>
    <message>
        <source>적어 둔 단말이 없습니다.</source>
        <translation>No terminal is set up.</translation>
    </message>
    <message>
        <source>현금으로 받기</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>나누어 받기</source>
        <translation>In parts</translation>
    </message>
    <message>
        <source>0원으로 적기</source>
        <translation>Record as 0 won</translation>
    </message>
    <message>
        <source>모두 지우기</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>돈 돌려주기</source>
        <translation>Give money back</translation>
    </message>
    <message>
        <source>오늘 마감</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>돈통</source>
        <translation>Drawer</translation>
    </message>
    <message>
        <source>다른 창구와 맞추기</source>
        <translation>Match desks</translation>
    </message>
</context>
<context>
    <name>EntryLines</name>
    <message>
        <source>받을 것</source>
        <translation>To charge</translation>
    </message>
    <message>
        <source>%1가지</source>
        <translation>%1 items</translation>
    </message>
    <message>
        <source>가운데에서 고르거나
고지서를 읽혀 주세요.</source>
        <translation>Choose in the middle
or scan a bill.</translation>
    </message>
    <message>
        <source>고지서를 읽었습니다.
무엇인지 가운데에서 고르세요.</source>
        <translation>The bill was read. Choose
in the middle what it is.</translation>
    </message>
    <message>
        <source>합계</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>고지서 %1</source>
        <translation>Bill %1</translation>
    </message>
    <message>
        <source>읽은 고지서 %1</source>
        <translation>Bill read %1</translation>
    </message>
    <message>
        <source>카드 번호는 이 컴퓨터에
들어오지 않습니다.</source>
        <translation>Card numbers never
enter this computer.</translation>
    </message>
</context>
<context>
    <name>EntryMiddle</name>
    <message>
        <source>무엇을 받을까요?</source>
        <translation>What is it for?</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>내보내기</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>이 창구의 이름으로 묶었어요: %1</source>
        <translation>Packed in the name of this desk: %1</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>묶고 있어요.</source>
        <translation>Packing.</translation>
    </message>
    <message>
        <source>여기에 넣기</source>
        <translation>Install here</translation>
    </message>
    <message>
        <source>이 묶음은 우리 센터에서만 열려요.</source>
        <translation>This pack opens in our centre only.</translation>
    </message>
</context>
<context>
    <name>Eyes</name>
    <message>
        <source>스캐너로 읽어 주세요.</source>
        <translation>Read it with the scanner.</translation>
    </message>
    <message>
        <source>이 창구에는 카메라도
스캐너도 없어요.</source>
        <translation>This desk has neither
a camera nor a scanner.</translation>
    </message>
</context>
<context>
    <name>FailedStart</name>
    <message>
        <source>나루</source>
        <translation>Naru</translation>
    </message>
    <message>
        <source>나루 닫기</source>
        <translation>Close Naru</translation>
    </message>
</context>
<context>
    <name>FaultCard</name>
    <message>
        <source>일부러 틀리기</source>
        <translation>Go wrong</translation>
    </message>
    <message>
        <source>%1바이트 뒤</source>
        <translation>after %1 bytes</translation>
    </message>
    <message>
        <source>덜</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>더</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>FileSheet</name>
    <message>
        <source>카드사 파일 넣기</source>
        <translation>Read card file</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>I understand</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>USB와 집 폴더에 카드사 파일이 없어요.
USB를 꽂고 다시 찾아 주세요.</source>
        <translation>No card file on a stick or in the home folder.
Plug in the stick and look again.</translation>
    </message>
    <message>
        <source>다시 찾기</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>어떤 말로 볼까요?</source>
        <translation>Which language would you like?</translation>
    </message>
    <message>
        <source>여기는 어디인가요?</source>
        <translation>Where is this desk?</translation>
    </message>
    <message>
        <source>첫 관리자는 누구인가요?</source>
        <translation>Who is the first administrator?</translation>
    </message>
    <message>
        <source>화면이 얼마나 큰가요?</source>
        <translation>How large is the screen?</translation>
    </message>
    <message>
        <source>사본을 하나 더 둘까요?</source>
        <translation>Shall there be one more copy?</translation>
    </message>
    <message>
        <source>이제 창구를 열 수 있어요</source>
        <translation>The desk can open now</translation>
    </message>
    <message>
        <source>나중에 설정에서 바꿀 수 있습니다.</source>
        <translation>It can be changed later in the settings.</translation>
    </message>
    <message>
        <source>손님의 휴대폰과 기록에 이 이름이 나옵니다.</source>
        <translation>The visitor&apos;s phone and the record show this name.</translation>
    </message>
    <message>
        <source>직원을 더하고 설정을 바꾸는 사람입니다.</source>
        <translation>The person who adds staff and changes settings.</translation>
    </message>
    <message>
        <source>글씨와 단추를 알맞은 크기로 그립니다.</source>
        <translation>Letters and buttons are drawn at the right size.</translation>
    </message>
    <message>
        <source>날마다 한 번 저절로 복사합니다. USB나 다른 컴퓨터의 폴더가 좋아요.</source>
        <translation>Copied by itself once a day. A USB stick or a folder of another computer is best.</translation>
    </message>
    <message>
        <source>살필 것은 창구를 연 뒤에 고쳐도 됩니다.</source>
        <translation>What needs a look can be mended after opening.</translation>
    </message>
    <message>
        <source>나루</source>
        <translation>Naru</translation>
    </message>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>창구 열기</source>
        <translation>Open the desk</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>두 번째 사본을 둘 폴더</source>
        <translation>Folder for the second copy</translation>
    </message>
    <message>
        <source>비워 두면 두지 않습니다.</source>
        <translation>Leave it empty for none.</translation>
    </message>
</context>
<context>
    <name>GiveSheet</name>
    <message>
        <source>무슨 일로 오셨나요?</source>
        <translation>What brings you here?</translation>
    </message>
    <message>
        <source>고르면 번호가 나옵니다. 이름은 적지 않습니다.</source>
        <translation>Choose, and there is a number. No name is written down.</translation>
    </message>
    <message>
        <source>오늘 확인 보기</source>
        <translation>Today&apos;s checks</translation>
    </message>
</context>
<context>
    <name>GuardSheet</name>
    <message>
        <source>알겠어요</source>
        <translation>I understand</translation>
    </message>
    <message>
        <source>확인 중 보기</source>
        <translation>Open items</translation>
    </message>
</context>
<context>
    <name>HealthSection</name>
    <message>
        <source>직원</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>발급기관</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>설정</source>
        <translation>Setup</translation>
    </message>
    <message>
        <source>백업</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>모두 다시 살피기</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>기기</source>
        <translation>Gear</translation>
    </message>
    <message>
        <source>목록과 날짜</source>
        <translation>Lists and dates</translation>
    </message>
    <message>
        <source>보관</source>
        <translation>Keeping</translation>
    </message>
    <message>
        <source>창구로</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>고치러 가기: %1</source>
        <translation>Go and mend: %1</translation>
    </message>
    <message>
        <source>단말</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>이웃</source>
        <translation>LAN</translation>
    </message>
    <message>
        <source>인증서</source>
        <comment>short: eight keys stand in one row</comment>
        <translation>Cert.</translation>
    </message>
    <message>
        <source>허브</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>내려받은 묶음</source>
        <translation>Handed down</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>사진</source>
        <translation>Photo</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>다음 것으로</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>누르기</source>
        <translation>Press</translation>
    </message>
    <message>
        <source>한 걸음 뒤로</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>화면을 지우고 잠그기</source>
        <translation>Clear the page and lock</translation>
    </message>
    <message>
        <source>자판으로 하기</source>
        <translation>With the keyboard</translation>
    </message>
    <message>
        <source>인터넷이 없어도 오늘 일은 모두 할 수 있어요.</source>
        <translation>You can do all of today’s work without a network.</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>무엇을 도와드릴까요?</source>
        <translation>How can we help?</translation>
    </message>
    <message>
        <source>천천히 배워요.
틀려도 괜찮아요.</source>
        <translation>Take your time.
Mistakes are fine.</translation>
    </message>
    <message>
        <source>배우기</source>
        <translation>Learn</translation>
    </message>
    <message>
        <source>휴대폰 쓰는 법을 연습해요</source>
        <translation>Practise using a phone</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>ID check</translation>
    </message>
    <message>
        <source>신분 확인·접수</source>
        <translation>ID and papers</translation>
    </message>
    <message>
        <source>서류를 떼고 알림을 봐요</source>
        <translation>Papers and notices</translation>
    </message>
    <message>
        <source>돈 내기</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>카드나 휴대폰으로 내요</source>
        <translation>By card or phone</translation>
    </message>
    <message>
        <source>보통 화면</source>
        <translation>Usual view</translation>
    </message>
    <message>
        <source>쉬운 화면</source>
        <translation>Easy view</translation>
    </message>
    <message>
        <source>높은 화면</source>
        <translation>High view</translation>
    </message>
    <message>
        <source>낮은 화면</source>
        <translation>Low view</translation>
    </message>
    <message>
        <source>카드가 있어요</source>
        <translation>I have a card</translation>
    </message>
    <message>
        <source>우리 수업</source>
        <translation>Our class</translation>
    </message>
    <message>
        <source>수업에 들어가기</source>
        <translation>Join the class</translation>
    </message>
</context>
<context>
    <name>HubDesks</name>
    <message>
        <source>모두 아는 창구예요</source>
        <translation>I know all of these</translation>
    </message>
    <message>
        <source>새 용지로 다시 잇기</source>
        <translation>Join again with a new sheet</translation>
    </message>
    <message>
        <source>이 창구예요. %1</source>
        <translation>This desk. %1</translation>
    </message>
    <message>
        <source>등록</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>마지막 일</source>
        <translation>Last act</translation>
    </message>
    <message>
        <source>인증서</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>모르는 창구가 있으면 허브 관리자에게 누가 등록했는지 물어보세요. 아무도 모르면 분실로 막아 달라고 하세요.</source>
        <translation>If you do not know a desk, ask the hub&apos;s administrator who enrolled it. If nobody knows, have it blocked as lost.</translation>
    </message>
    <message>
        <source>아직 허브의 공개 기록에서 확인한 창구가 없어요. 새로 등록한 창구는 한두 시간 안에, 전에 등록한 창구는 다음 인증서를 받을 때 나타나요.</source>
        <translation>No desk has been found in the hub&apos;s public log yet. A new desk appears within an hour or two, one enrolled earlier with its next certificate.</translation>
    </message>
</context>
<context>
    <name>HubSection</name>
    <message>
        <source>허브</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>이 창구는 허브에 이어져 있어요. 적은 것을 저절로 보내요.</source>
        <translation>This desk belongs to a hub. It sends what it writes by itself.</translation>
    </message>
    <message>
        <source>아직 허브에 잇지 않았어요. 적은 것은 모두 이 창구에 있어요.</source>
        <translation>Not joined to a hub yet. Everything written is at this desk.</translation>
    </message>
    <message>
        <source>허브 주소</source>
        <translation>Hub address</translation>
    </message>
    <message>
        <source>예: https://hub.example.kr:7444</source>
        <translation>Like https://hub.example.kr:7444</translation>
    </message>
    <message>
        <source>등록 번호</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>예: 7K2M-Q9XD-4TBE-W3RA</source>
        <translation>Like 7K2M-Q9XD-4TBE-W3RA</translation>
    </message>
    <message>
        <source>허브 확인값</source>
        <translation>Hub&apos;s fingerprint</translation>
    </message>
    <message>
        <source>용지에 있는 64자예요. QR로 읽으면 쉬워요.</source>
        <translation>64 letters on the sheet. The QR is easier.</translation>
    </message>
    <message>
        <source>등록 용지</source>
        <translation>Enrolment sheet</translation>
    </message>
    <message>
        <source>허브의 운영자가 ‘창구 등록’을 누르면 용지가 나와요. 받은 뒤 하루 안에 써 주세요.</source>
        <translation>The hub&apos;s operator makes a sheet with “Enrol a desk”. Use it within a day.</translation>
    </message>
    <message>
        <source>시연에서는 허브에 잇지 않아요.</source>
        <translation>A demonstration joins no hub.</translation>
    </message>
    <message>
        <source>용지의 QR을 카메라에 비추거나 스캐너로 읽어 주세요.</source>
        <translation>Show the sheet&apos;s QR to the camera, or scan it.</translation>
    </message>
    <message>
        <source>카메라나 스캐너가 없어요. 용지를 보고 적어 주세요.</source>
        <translation>No camera or scanner here. Type what the sheet says.</translation>
    </message>
    <message>
        <source>새 용지로 다시 잇기</source>
        <translation>Join again with a new sheet</translation>
    </message>
    <message>
        <source>허브에 잇기</source>
        <translation>Join the hub</translation>
    </message>
    <message>
        <source>이 센터의 창구 보기</source>
        <translation>Desks of this centre</translation>
    </message>
    <message>
        <source>허브가 보여 준 것이 맞지 않아요. 이 명부를 아직 그대로 믿지 마세요.</source>
        <translation>What the hub showed does not hold. Do not rely on this list yet.</translation>
    </message>
    <message>
        <source>공개 기록과 하나하나 대조한 창구예요. 전에 등록한 창구는 다음 인증서를 받을 때 나타나요.</source>
        <translation>Each of these desks was checked against the public log. Desks enrolled earlier appear with their next certificate.</translation>
    </message>
    <message>
        <source>허브의 공개 기록에서 확인한 창구가 여기에 나와요.</source>
        <translation>Desks found in the hub&apos;s public log are shown here.</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>신분 확인과 접수는
창구에서 해요.</source>
        <translation>ID and papers
are done at the desk.</translation>
    </message>
    <message>
        <source>신분증이나 모바일 신분증을
꺼내 두세요.</source>
        <translation>Have your ID card
or mobile ID ready.</translation>
    </message>
    <message>
        <source>이 화면에는 이름도 번호도
적지 않아요.</source>
        <translation>You type no name
and no number here.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>창구에서 떼실 서류나 볼일의
이름을 말씀해 주세요.</source>
        <translation>At the counter, say which paper
or business you come for.</translation>
    </message>
    <message>
        <source>휴대폰은 내가 들고
기계에 대기만 해요.</source>
        <translation>Keep your phone in your hand.
Only hold it to the reader.</translation>
    </message>
    <message>
        <source>먼저 해 보기</source>
        <translation>Try it first</translation>
    </message>
    <message>
        <source>무슨 일로
오셨어요?</source>
        <translation>What brings
you here?</translation>
    </message>
    <message>
        <source>증명서·서류</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>ID check</translation>
    </message>
    <message>
        <source>신청·신고</source>
        <translation>Apply, report</translation>
    </message>
    <message>
        <source>그 밖의 일</source>
        <translation>Other things</translation>
    </message>
    <message>
        <source>고르면 번호가 나와요.
신분은 창구에서 확인해요.</source>
        <translation>Choose, and you get a number.
Your ID is checked at the counter.</translation>
    </message>
</context>
<context>
    <name>IdleActions</name>
    <message>
        <source>다른 일</source>
        <translation>Other work</translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation>Physical card</translation>
    </message>
    <message>
        <source>관리</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>보통 화면</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>돈 받기</source>
        <translation>Take money</translation>
    </message>
    <message>
        <source>확인 중 %1건</source>
        <translation>Finding out: %1</translation>
    </message>
    <message>
        <source>코드·영수증 확인</source>
        <translation>Check a code or receipt</translation>
    </message>
</context>
<context>
    <name>InstructionCard</name>
    <message>
        <source>연습이에요.</source>
        <translation>This is practice.</translation>
    </message>
    <message>
        <source>진짜가 아니니 마음껏 눌러요.</source>
        <translation>Nothing is real: press as you like.</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>이 코드로는 들어갈 수 없어요. 선생님께 보여 주세요.</source>
        <translation>This code does not lead in. Please show it to the trainer.</translation>
    </message>
    <message>
        <source>그 수업은 이제 없어요.</source>
        <translation>That class is not there any more.</translation>
    </message>
    <message>
        <source>수업에
들어가고 있어요.</source>
        <translation>Joining
the class.</translation>
    </message>
    <message>
        <source>어느 수업에
들어갈까요?</source>
        <translation>Which class
will you join?</translation>
    </message>
    <message>
        <source>지금은 열린
수업이 없어요.</source>
        <translation>There is no
class now.</translation>
    </message>
    <message>
        <source>이 자리의 이름이에요.</source>
        <translation>This is the name of this seat.</translation>
    </message>
    <message>
        <source>선생님이 배움을 열면
저절로 시작해요.</source>
        <translation>It begins by itself when
the trainer opens a lesson.</translation>
    </message>
    <message>
        <source>아직 대답이 없어요.
선생님께 말해 주세요.</source>
        <translation>No answer yet.
Please tell the trainer.</translation>
    </message>
    <message>
        <source>잠깐만 기다려 주세요.</source>
        <translation>Please wait a moment.</translation>
    </message>
    <message>
        <source>들어가기</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>선생님 화면의 네모 그림을
비춰도 돼요.</source>
        <translation>You can also hold up the code
on the trainer&apos;s screen.</translation>
    </message>
    <message>
        <source>혼자 연습하기</source>
        <translation>Practise alone</translation>
    </message>
    <message>
        <source>수업에서 나가기</source>
        <translation>Leave class</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>이 자리와 짝이 아닌 책상의 수업이에요. 직원이 두 책상을 짝지으면 들어갈 수 있어요.</source>
        <translation>This class is held by a desk that is not paired with this one. You can join once staff pair them.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>글자판</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>적었어요</source>
        <translation>Written</translation>
    </message>
</context>
<context>
    <name>KeyboardKey</name>
    <message>
        <source>누를 차례예요</source>
        <translation>Press this one next</translation>
    </message>
</context>
<context>
    <name>KeyboardNames</name>
    <message>
        <source>쌍</source>
        <translation>x2</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>띄어쓰기</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>다 씀</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>모음</source>
        <translation>ㅏㅑㅓ</translation>
    </message>
    <message>
        <source>자음</source>
        <translation>ㄱㄴㄷ</translation>
    </message>
    <message>
        <source>쌍자음</source>
        <translation>Double consonant</translation>
    </message>
    <message>
        <source>대문자</source>
        <translation>Capital</translation>
    </message>
    <message>
        <source>한 글자씩 지움</source>
        <translation>Delete one stroke</translation>
    </message>
    <message>
        <source>숫자와 기호</source>
        <translation>Numbers and signs</translation>
    </message>
    <message>
        <source>영어 글자</source>
        <translation>Latin letters</translation>
    </message>
    <message>
        <source>한글 글자</source>
        <translation>Hangul letters</translation>
    </message>
    <message>
        <source>기역</source>
        <translation>giyeok</translation>
    </message>
    <message>
        <source>니은</source>
        <translation>nieun</translation>
    </message>
    <message>
        <source>디귿</source>
        <translation>digeut</translation>
    </message>
    <message>
        <source>리을</source>
        <translation>rieul</translation>
    </message>
    <message>
        <source>미음</source>
        <translation>mieum</translation>
    </message>
    <message>
        <source>비읍</source>
        <translation>bieup</translation>
    </message>
    <message>
        <source>시옷</source>
        <translation>siot</translation>
    </message>
    <message>
        <source>이응</source>
        <translation>ieung</translation>
    </message>
    <message>
        <source>지읒</source>
        <translation>jieut</translation>
    </message>
    <message>
        <source>치읓</source>
        <translation>chieut</translation>
    </message>
    <message>
        <source>키읔</source>
        <translation>kieuk</translation>
    </message>
    <message>
        <source>티읕</source>
        <translation>tieut</translation>
    </message>
    <message>
        <source>피읖</source>
        <translation>pieup</translation>
    </message>
    <message>
        <source>히읗</source>
        <translation>hieut</translation>
    </message>
    <message>
        <source>쌍기역</source>
        <translation>ssang-giyeok</translation>
    </message>
    <message>
        <source>쌍디귿</source>
        <translation>ssang-digeut</translation>
    </message>
    <message>
        <source>쌍비읍</source>
        <translation>ssang-bieup</translation>
    </message>
    <message>
        <source>쌍시옷</source>
        <translation>ssang-siot</translation>
    </message>
    <message>
        <source>쌍지읒</source>
        <translation>ssang-jieut</translation>
    </message>
    <message>
        <source>아</source>
        <translation>a</translation>
    </message>
    <message>
        <source>야</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>어</source>
        <translation>eo</translation>
    </message>
    <message>
        <source>여</source>
        <translation>yeo</translation>
    </message>
    <message>
        <source>오</source>
        <translation>o</translation>
    </message>
    <message>
        <source>요</source>
        <translation>yo</translation>
    </message>
    <message>
        <source>우</source>
        <translation>u</translation>
    </message>
    <message>
        <source>유</source>
        <translation>yu</translation>
    </message>
    <message>
        <source>으</source>
        <translation>eu</translation>
    </message>
    <message>
        <source>이</source>
        <translation>i</translation>
    </message>
    <message>
        <source>애</source>
        <translation>ae</translation>
    </message>
    <message>
        <source>에</source>
        <translation>e</translation>
    </message>
    <message>
        <source>얘</source>
        <translation>yae</translation>
    </message>
    <message>
        <source>예</source>
        <translation>ye</translation>
    </message>
    <message>
        <source>줄표</source>
        <translation>dash</translation>
    </message>
    <message>
        <source>빗금</source>
        <translation>slash</translation>
    </message>
    <message>
        <source>쌍점</source>
        <translation>colon</translation>
    </message>
    <message>
        <source>골뱅이</source>
        <translation>at sign</translation>
    </message>
    <message>
        <source>마침표</source>
        <translation>full stop</translation>
    </message>
    <message>
        <source>쉼표</source>
        <translation>comma</translation>
    </message>
    <message>
        <source>물음표</source>
        <translation>question mark</translation>
    </message>
    <message>
        <source>느낌표</source>
        <translation>exclamation mark</translation>
    </message>
    <message>
        <source>밑줄</source>
        <translation>underscore</translation>
    </message>
    <message>
        <source>괄호 열기</source>
        <translation>open bracket</translation>
    </message>
    <message>
        <source>괄호 닫기</source>
        <translation>close bracket</translation>
    </message>
    <message>
        <source>더하기</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>같음표</source>
        <translation>equals</translation>
    </message>
    <message>
        <source>그리고 기호</source>
        <translation>ampersand</translation>
    </message>
    <message>
        <source>우물 정자</source>
        <translation>hash</translation>
    </message>
    <message>
        <source>물결표</source>
        <translation>tilde</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>보지 않고 쓰기를 켰어요.
화살표로 고르고 확인을 눌러요.</source>
        <translation>You can now use it without looking.
Choose with the arrows, then press Enter.</translation>
    </message>
    <message>
        <source>보지 않고 쓰기를 껐어요.</source>
        <translation>Using it without looking is off.</translation>
    </message>
    <message>
        <source>소리 크기: 5 가운데 %1</source>
        <translation>Loudness: %1 of 5</translation>
    </message>
    <message>
        <source>말 빠르기: %1배</source>
        <translation>Pace: %1 times</translation>
    </message>
    <message>
        <source>화면을 껐어요.</source>
        <translation>The screen is off.</translation>
    </message>
    <message>
        <source>화면을 켰어요.</source>
        <translation>The screen is on.</translation>
    </message>
</context>
<context>
    <name>KeypadPage</name>
    <message>
        <source>버튼판으로 하기</source>
        <translation>With the keypad</translation>
    </message>
    <message>
        <source>화살표로 고르고
확인을 누르면 해요.</source>
        <translation>Choose with the arrows,
then press Enter.</translation>
    </message>
    <message>
        <source>취소는 앞 화면으로 가요.</source>
        <translation>Cancel goes one page back.</translation>
    </message>
    <message>
        <source>0은 화면을 다시 읽어요.</source>
        <translation>0 reads the page again.</translation>
    </message>
    <message>
        <source>5는 지금 어디인지 말해요.</source>
        <translation>5 says where you are.</translation>
    </message>
    <message>
        <source>5를 길게 누르면
보지 않고 쓸 수 있어요.</source>
        <translation>Hold 5 to use it
without looking.</translation>
    </message>
    <message>
        <source>별표는 작게,
우물 정자는 크게 해요.</source>
        <translation>Star makes it quieter,
hash makes it louder.</translation>
    </message>
    <message>
        <source>1은 느리게,
3은 빠르게 말해요.</source>
        <translation>1 speaks slower,
3 speaks faster.</translation>
    </message>
    <message>
        <source>7은 화면을 끄고 켜요.</source>
        <translation>7 turns the screen off and on.</translation>
    </message>
    <message>
        <source>도움 단추는 직원을 불러요.</source>
        <translation>The help key calls staff.</translation>
    </message>
    <message>
        <source>연습 휴대폰에서는 2, 4, 6, 8로
위, 왼쪽, 오른쪽, 아래로 밀어요.</source>
        <translation>On the practice phone 2, 4, 6 and 8
swipe up, left, right and down.</translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>불렀어요</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>직원 호출</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>큰 글씨</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>글씨</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>소리</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>처음</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>도와주세요</source>
        <translation>Help me</translation>
    </message>
    <message>
        <source>도움</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>불렀어요.
곧 가요.</source>
        <translation>Called.
Someone is coming.</translation>
    </message>
    <message>
        <source>여기서 기다려 주세요.</source>
        <translation>Please wait here.</translation>
    </message>
    <message>
        <source>기다리며 계속하기</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>괜찮아졌어요</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>계속 하시겠어요?</source>
        <translation>Would you like
to go on?</translation>
    </message>
    <message>
        <source>대답이 없으면 화면을 지우고 처음으로 가요.</source>
        <translation>Without an answer the screen is cleared.</translation>
    </message>
    <message>
        <source>계속할게요</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>처음으로</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>시연</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>직원만: 직원 메뉴</source>
        <translation>Staff only: staff menu</translation>
    </message>
    <message>
        <source>아직 직원이
못 왔어요.</source>
        <translation>Nobody could
come yet.</translation>
    </message>
    <message>
        <source>다시 부르거나 창구로 와 주세요.</source>
        <translation>Call again, or come to the counter.</translation>
    </message>
    <message>
        <source>다시 부르기</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>직원이 왔어요</source>
        <translation>Staff is here</translation>
    </message>
    <message>
        <source>화면을 가리고 소리로 쓰고 있어요. ‘소리’에서 다시 켜요.</source>
        <translation>The screen is hidden and used by ear. Turn it on again under “Sound”.</translation>
    </message>
    <message>
        <source>화면을 껐어요. 누르면 다시 켜져요.</source>
        <translation>The screen is off. Press to turn it on again.</translation>
    </message>
    <message>
        <source>직원이
오고 있어요.</source>
        <translation>Somebody
is coming.</translation>
    </message>
    <message>
        <source>%1에서 와요. 여기서 기다려 주세요.</source>
        <translation>From %1. Please wait here.</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>나루 키오스크 (시연)</source>
        <translation>Naru kiosk (demo)</translation>
    </message>
    <message>
        <source>나루 키오스크</source>
        <translation>Naru kiosk</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>어느 말로 할까요?</source>
        <translation>Which language?</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>무엇을 배울까요?</source>
        <translation>What shall we learn?</translation>
    </message>
    <message>
        <source>걸음마</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>처음이에요</source>
        <translation>It is new to me</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>조금 써 봤어요</source>
        <translation>I know a little</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>On my own</translation>
    </message>
    <message>
        <source>혼자 해 보고 싶어요</source>
        <translation>I want to try alone</translation>
    </message>
    <message>
        <source>주제로 찾기</source>
        <translation>By topic</translation>
    </message>
    <message>
        <source>기차표, 신분증, 알림…</source>
        <translation>Trains, ID, notices…</translation>
    </message>
    <message>
        <source>카드가 있어요</source>
        <translation>I have a card</translation>
    </message>
</context>
<context>
    <name>LeftColumn</name>
    <message>
        <source>기다림 %1명</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>번호 주기</source>
        <translation>Give number</translation>
    </message>
</context>
<context>
    <name>LessonShelf</name>
    <message>
        <source>우리 강의</source>
        <translation>Our lessons</translation>
    </message>
    <message>
        <source>공식 강의</source>
        <translation>Official lessons</translation>
    </message>
    <message>
        <source>아직 없어요. 아래에서
하나를 복사해 보세요.</source>
        <translation>None yet. Choose one
below and copy it.</translation>
    </message>
</context>
<context>
    <name>LessonStrip</name>
    <message>
        <source>%1걸음 가운데 %2걸음</source>
        <translation>Step %2 of %1</translation>
    </message>
    <message>
        <source>/ %1걸음</source>
        <translation>/ %1 steps</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>걸음마</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>On my own</translation>
    </message>
    <message>
        <source>손에 익히기</source>
        <translation>First touches</translation>
    </message>
    <message>
        <source>속지 않기</source>
        <translation>Stay safe</translation>
    </message>
    <message>
        <source>신분과 증명</source>
        <translation>ID and papers</translation>
    </message>
    <message>
        <source>알림과 상담</source>
        <translation>Notices, advice</translation>
    </message>
    <message>
        <source>예매와 예약</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>기계로 돈 내기</source>
        <translation>Pay by machine</translation>
    </message>
    <message>
        <source>연습은 한국어와 영어로 나와요.</source>
        <translation>Lessons are in Korean and English.</translation>
    </message>
</context>
<context>
    <name>LineSheet</name>
    <message>
        <source>하나 빼기</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>하나 더</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>줄 지우기</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>받을 금액 (원)</source>
        <translation>To take (won)</translation>
    </message>
    <message>
        <source>덜 받는 까닭</source>
        <translation>Why less</translation>
    </message>
    <message>
        <source>면제 (0원)</source>
        <translation>Exempt (0 won)</translation>
    </message>
    <message>
        <source>이대로 하기</source>
        <translation>Keep it so</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>나루 (시연)</source>
        <translation>Naru (demo)</translation>
    </message>
    <message>
        <source>나루</source>
        <translation>Naru</translation>
    </message>
</context>
<context>
    <name>MinePage</name>
    <message>
        <source>다 해 보셨어요.</source>
        <translation>You have done them all.</translation>
    </message>
    <message>
        <source>%1에서
만든 카드예요.</source>
        <translation>Made at
%1.</translation>
    </message>
    <message>
        <source>여기서 모르는 곳의 카드예요.
적힌 대로 이어서 할게요.</source>
        <translation>From a place unknown here.
We go on by what it says.</translation>
    </message>
    <message>
        <source>다시 오셨네요.
반가워요.</source>
        <translation>Welcome
back.</translation>
    </message>
    <message>
        <source>잘하셨어요.</source>
        <translation>Well done.</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>My card</translation>
    </message>
    <message>
        <source>수료증 받기</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>다른 연습</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>해 본 연습</source>
        <translation>What you did</translation>
    </message>
</context>
<context>
    <name>NaruField</name>
    <message>
        <source>카드 번호는 적지 않아요.</source>
        <translation>Card numbers are not typed here.</translation>
    </message>
</context>
<context>
    <name>NeighbourCode</name>
    <message>
        <source>이 데스크의 QR</source>
        <translation>This desk&apos;s code</translation>
    </message>
    <message>
        <source>다른 데스크가 읽을 QR</source>
        <translation>Code for another desk to read</translation>
    </message>
    <message>
        <source>다른 데스크의 같은 화면에서 이 QR을 비추어 읽어요.</source>
        <translation>The other desk reads this code on the same page.</translation>
    </message>
    <message>
        <source>이 데스크가 망에 이어져 있지 않아 QR이 없어요. 그 데스크의 QR은 읽을 수 있어요.</source>
        <translation>This desk is on no network and has no code. It can read the other desk&apos;s.</translation>
    </message>
    <message>
        <source>그 데스크의 QR을 기다려요. 카메라에 비추거나 스캐너로 읽어 주세요.</source>
        <translation>Waiting for the other desk&apos;s code. Show it to the camera, or scan it.</translation>
    </message>
    <message>
        <source>이 데스크에는 카메라나 스캐너가 없어요. 그 데스크에서 이 QR을 읽어 주세요.</source>
        <translation>This desk has no camera or scanner. Let the other desk read this code.</translation>
    </message>
</context>
<context>
    <name>NeighboursSection</name>
    <message>
        <source>이웃 데스크</source>
        <translation>Other desks</translation>
    </message>
    <message>
        <source>같은 집의 데스크끼리 이으면 차례와 도움 부르기를 함께 써요.</source>
        <translation>Desks of one house that are paired share the queue and the calls for help.</translation>
    </message>
    <message>
        <source>이 나루는 이웃 없이 켜졌습니다.</source>
        <translation>This Naru was started without other desks.</translation>
    </message>
    <message>
        <source>새 이웃 잇기</source>
        <translation>Pair another desk</translation>
    </message>
    <message>
        <source>둘레의 데스크, 주소</source>
        <translation>Desks around, an address</translation>
    </message>
    <message>
        <source>QR로 잇기</source>
        <translation>Pair by code</translation>
    </message>
    <message>
        <source>숫자를 견주지 않아요</source>
        <translation>No digits to compare</translation>
    </message>
    <message>
        <source>아직 이은 데스크가 없어요.</source>
        <translation>No desk is paired yet.</translation>
    </message>
    <message>
        <source>망이 없는 방에서는</source>
        <translation>In a room without a network</translation>
    </message>
    <message>
        <source>세 가지 방법이 있어요</source>
        <translation>There are three ways</translation>
    </message>
    <message>
        <source>이 데스크와 그만 이을까요?</source>
        <translation>End the pairing with this desk?</translation>
    </message>
    <message>
        <source>바로 서로 이야기하지 않게 됩니다. 다시 이으려면 두 데스크에 사람이 있어야 합니다.</source>
        <translation>They stop speaking with each other at once. To pair them again, a person has to be at both.</translation>
    </message>
    <message>
        <source>그대로 두기</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>네, 그만 이어요</source>
        <translation>Yes, end it</translation>
    </message>
</context>
<context>
    <name>NewDevice</name>
    <message>
        <source>꽂혀 있는 것</source>
        <translation>Plugged in</translation>
    </message>
    <message>
        <source>새로 꽂힌 것이 없어요.
기기를 꽂으면 여기에 저절로 나와요.</source>
        <translation>Nothing new is plugged in.
What you plug in appears here.</translation>
    </message>
    <message>
        <source>%1 더하기</source>
        <translation>Add: %1</translation>
    </message>
    <message>
        <source>키보드처럼 글자를 치는 스캐너는 더하지 않아도 읽어요.</source>
        <translation>Scanners that type like a keyboard need not be added.</translation>
    </message>
    <message>
        <source>스캐너</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>NFC 리더기</source>
        <translation>NFC reader</translation>
    </message>
    <message>
        <source>목록에 없으면 꽂힌 자리를 적어요</source>
        <translation>Not listed? Type where it is plugged in</translation>
    </message>
    <message>
        <source>예: /dev/ttyUSB0</source>
        <translation>Example: /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>예: /dev/ttyUSB0, pn53x_usb</source>
        <translation>Example: /dev/ttyUSB0, pn53x_usb</translation>
    </message>
    <message>
        <source>더하기</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>프린터</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>예: /dev/usb/lp0, tcp:192.0.2.7</source>
        <translation>For example /dev/usb/lp0, tcp:192.0.2.7</translation>
    </message>
</context>
<context>
    <name>NewNeighbour</name>
    <message>
        <source>둘레의 데스크</source>
        <translation>Desks around</translation>
    </message>
    <message>
        <source>아직 보이는 데스크가 없어요.
그 데스크에서 나루를 켜고, 같은 망에 이어 주세요.</source>
        <translation>No desk is in sight yet.
Start Naru there, on the same network.</translation>
    </message>
    <message>
        <source>나루를 켤 때 --lan을 붙이면 이웃을 찾아요.</source>
        <translation>Started with --lan, Naru looks for other desks.</translation>
    </message>
    <message>
        <source>잇기: %1</source>
        <translation>Pair: %1</translation>
    </message>
    <message>
        <source>보이지 않으면 그 데스크의 주소를 적어요</source>
        <translation>Not in sight? Type its address</translation>
    </message>
    <message>
        <source>예: 192.168.0.12</source>
        <translation>For example 192.168.0.12</translation>
    </message>
    <message>
        <source>잇기</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>이 데스크의 주소: %1</source>
        <translation>Addresses of this desk: %1</translation>
    </message>
    <message>
        <source>이 데스크는 지금 어느 망에도 이어져 있지 않아요.</source>
        <translation>This desk is on no network now.</translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>민원 담당</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>관리자</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>직원으로 적기</source>
        <translation>Add to the staff</translation>
    </message>
    <message>
        <source>강사</source>
        <translation>Trainer</translation>
    </message>
</context>
<context>
    <name>NewPin</name>
    <message>
        <source>비밀번호</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>비밀번호 한 번 더</source>
        <translation>The PIN once more</translation>
    </message>
    <message>
        <source>정하기</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>숫자 여섯 개 이상.
그 사람이 직접 누르게 해 주세요.</source>
        <translation>Six digits or more.
Let the person press them.</translation>
    </message>
</context>
<context>
    <name>NoNetwork</name>
    <message>
        <source>1. 데스크 하나가 와이파이를 켜요</source>
        <translation>1. One desk makes a Wi-Fi</translation>
    </message>
    <message>
        <source>그 데스크의 관리자가 한 번 적어요. 다른 데스크는 그 이름을 골라 들어와요.</source>
        <translation>Its administrator types this once. The others choose that name and join.</translation>
    </message>
    <message>
        <source>2. 공유기에 주소를 정해 줘요</source>
        <translation>2. A router that gives no addresses</translation>
    </message>
    <message>
        <source>공유기가 주소를 나눠 주지 않으면 데스크마다 끝 숫자를 달리해요.</source>
        <translation>Give each desk an address; the last number differs.</translation>
    </message>
    <message>
        <source>3. 두 데스크를 선 하나로 이어요</source>
        <translation>3. One cable between two desks</translation>
    </message>
    <message>
        <source>랜선을 바로 꽂고 두 데스크에서 한 번씩 적어요. 주소는 저절로 생겨요.</source>
        <translation>Plug it in, and type this once at both. Addresses come by themselves.</translation>
    </message>
    <message>
        <source>망이 없는 방에서는</source>
        <translation>In a room without a network</translation>
    </message>
    <message>
        <source>인터넷은 없어도 됩니다. 데스크끼리만 보이면 이어져요.</source>
        <translation>No internet is needed, as long as the desks see each other.</translation>
    </message>
    <message>
        <source>유선 연결 1</source>
        <translation>Wired connection 1</translation>
    </message>
    <message>
        <source>여덟 자 이상</source>
        <translation>eight letters or more</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>종이가 나오고 있어요.</source>
        <translation>The paper is coming.</translation>
    </message>
    <message>
        <source>종이를 가져가세요.</source>
        <translation>Please take the paper.</translation>
    </message>
    <message>
        <source>종이가 나오지 않았어요.
번호를 기억해 주세요.</source>
        <translation>No paper came out.
Please remember the number.</translation>
    </message>
    <message>
        <source>번호를 받았어요.</source>
        <translation>This is your number.</translation>
    </message>
    <message>
        <source>지금은 번호를
드릴 수 없어요.</source>
        <translation>No number
can be given now.</translation>
    </message>
    <message>
        <source>바로 다음이에요.</source>
        <translation>You are next.</translation>
    </message>
    <message>
        <source>앞에 %1명 있어요.</source>
        <translation>%1 before you.</translation>
    </message>
    <message>
        <source>부르면 화면과 소리로
알려 드려요.</source>
        <translation>Screen and voice tell you
when it is your turn.</translation>
    </message>
    <message>
        <source>지금은 창구와 끊겨 있어요.
번호를 직원에게 보여 주세요.</source>
        <translation>The counters cannot be reached now.
Please show staff the number.</translation>
    </message>
    <message>
        <source>돈은 창구에서
직원이 받아요.</source>
        <translation>Staff take the money
at the counter.</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>이름도 번호도 적지 않아요.
이 번호는 오늘만 써요.</source>
        <translation>No name, no ID number.
It is for today only.</translation>
    </message>
</context>
<context>
    <name>OfficialPanel</name>
    <message>
        <source>강의를 골라 주세요</source>
        <translation>Choose a lesson</translation>
    </message>
    <message>
        <source>왼쪽에서 강의를 고르면 오른쪽 폰에서 바로 해 볼 수 있어요.
공식 강의는 복사해서 우리 동네 말로 고칠 수 있어요.</source>
        <translation>Choose a lesson at the left to try it on the phone at the right.
Copy an official lesson to put it into your own words.</translation>
    </message>
    <message>
        <source>끝나고 되물어 보세요</source>
        <translation>Ask back at the end</translation>
    </message>
    <message>
        <source>배우신 분이 자기 말로 답해 보시게 해 주세요.</source>
        <translation>Let the learner answer in their own words.</translation>
    </message>
    <message>
        <source>복사해서 고치기</source>
        <translation>Copy and edit</translation>
    </message>
    <message>
        <source>집에 가져갈 종이 인쇄</source>
        <translation>Print the hand-out</translation>
    </message>
</context>
<context>
    <name>OneDevice</name>
    <message>
        <source>시험하기</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>이 창구에서 부르는 이름</source>
        <translation>What this desk calls it</translation>
    </message>
    <message>
        <source>이름 바꾸기</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>위로</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>차례를 한 칸 위로 옮겨요</source>
        <translation>Moves it one place up</translation>
    </message>
    <message>
        <source>아래로</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>차례를 한 칸 아래로 옮겨요</source>
        <translation>Moves it one place down</translation>
    </message>
    <message>
        <source>빼기</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>시험 용지 뽑기</source>
        <translation>Print a test page</translation>
    </message>
</context>
<context>
    <name>OnePair</name>
    <message>
        <source>이은 날</source>
        <translation>Paired</translation>
    </message>
    <message>
        <source>열쇠 지문</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>적은 주소</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>그 데스크가 켜져 있고 같은 망에 있으면 저절로 이어져요.</source>
        <translation>Once it is on and on the same network, they find each other.</translation>
    </message>
    <message>
        <source>여기서 부르는 이름</source>
        <translation>Its name here</translation>
    </message>
    <message>
        <source>이름 바꾸기</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>그만 잇기</source>
        <translation>End the pairing</translation>
    </message>
</context>
<context>
    <name>OnePerson</name>
    <message>
        <source>새 비밀번호</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>새 비밀번호 한 번 더</source>
        <translation>New PIN once more</translation>
    </message>
    <message>
        <source>다시 들어오게 하기</source>
        <translation>Let sign in again</translation>
    </message>
    <message>
        <source>들어오지 못하게 하기</source>
        <translation>Do not let sign in</translation>
    </message>
</context>
<context>
    <name>OneTry</name>
    <message>
        <source>하나라도 다르면 누가 사이에 끼어 있는 것입니다. 잇지 마세요.</source>
        <translation>If one of them differs, somebody stands between. Do not pair.</translation>
    </message>
    <message>
        <source>모르는 일이면 잇지 마세요.</source>
        <translation>If you know nothing of it, do not pair.</translation>
    </message>
    <message>
        <source>숫자가 같아요</source>
        <translation>They are the same</translation>
    </message>
    <message>
        <source>맞아요</source>
        <translation>Yes, that is so</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>달라요</source>
        <translation>They differ</translation>
    </message>
    <message>
        <source>아니에요</source>
        <translation>No</translation>
    </message>
    <message>
        <source>새로 설치한 적이 없다면 누가 그 데스크인 척하는 것입니다. 잇지 마세요.</source>
        <translation>If nobody installed it anew, somebody pretends to be that desk. Do not pair.</translation>
    </message>
    <message>
        <source>바꾸어 잇기</source>
        <translation>Pair with the new key</translation>
    </message>
    <message>
        <source>숫자가 다르거나 새로 설치한 적이 없다면 누가 그 데스크인 척하는 것입니다. 잇지 마세요.</source>
        <translation>If a digit differs, or nobody installed it anew, somebody pretends to be that desk. Do not pair.</translation>
    </message>
</context>
<context>
    <name>OutboxSheet</name>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>USB로 옮기기</source>
        <translation>By USB stick</translation>
    </message>
</context>
<context>
    <name>PaidActions</name>
    <message>
        <source>다음에 할 일</source>
        <translation>What to do next</translation>
    </message>
    <message>
        <source>영수증을 드릴까요?</source>
        <translation>Which receipt?</translation>
    </message>
    <message>
        <source>다음 손님</source>
        <translation>Next visitor</translation>
    </message>
    <message>
        <source>종이로</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>큰 글씨 종이로</source>
        <translation>In large print</translation>
    </message>
    <message>
        <source>휴대폰으로</source>
        <translation>On the phone</translation>
    </message>
    <message>
        <source>안 받음</source>
        <translation>None</translation>
    </message>
    <message>
        <source>화면 돌리기</source>
        <translation>Turn screen</translation>
    </message>
    <message>
        <source>화면 지우기</source>
        <translation>Clear the page</translation>
    </message>
    <message>
        <source>나머지 받기</source>
        <translation>Take the rest</translation>
    </message>
</context>
<context>
    <name>PanelRuler</name>
    <message>
        <source>자로 잴 막대</source>
        <translation>A bar to measure with a ruler</translation>
    </message>
    <message>
        <source>자로 잰 길이 (mm)</source>
        <translation>Measured length (mm)</translation>
    </message>
    <message>
        <source>이 길이로</source>
        <translation>Use this length</translation>
    </message>
    <message>
        <source>자가 없으면 상자에 적힌 크기를 골라 주세요.</source>
        <translation>Without a ruler, choose the size printed on the box.</translation>
    </message>
    <message>
        <source>%1인치</source>
        <translation>%1 in</translation>
    </message>
    <message>
        <source>막대에 자를 대어 보세요.
지금은 %1 mm로 알고 있습니다.</source>
        <translation>Hold a ruler to the bar.
Now it is taken for %1 mm.</translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>어떻게 할까요?</source>
        <translation>What to do?</translation>
    </message>
    <message>
        <source>눈으로 확인함</source>
        <translation>Seen by eye</translation>
    </message>
    <message>
        <source>받지 않기</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>PaperMiddle</name>
    <message>
        <source>실물 신분증을 봐 주세요</source>
        <translation>Look at the physical card</translation>
    </message>
    <message>
        <source>얼굴과 사진을 견줘 보세요</source>
        <translation>Compare face and photo</translation>
    </message>
    <message>
        <source>닮지 않았으면 받지 마세요.</source>
        <translation>If they differ, do not accept.</translation>
    </message>
    <message>
        <source>홀로그램과 유효기간을 보세요</source>
        <translation>Look at hologram and expiry date</translation>
    </message>
    <message>
        <source>흐리거나 긁힌 곳이 있으면 빛에 비춰 보세요.</source>
        <translation>Hold blurred or scratched places to the light.</translation>
    </message>
    <message>
        <source>필요한 것만 보세요</source>
        <translation>Look only at what is needed</translation>
    </message>
    <message>
        <source>이름과 번호는 적지 않습니다.
확인했다는 것과 누른 사람만 적습니다.</source>
        <translation>No name and no number is written:
only that it was checked, and by whom.</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>영수증이 끝까지 나왔나요?</source>
        <translation>Did all of the receipt come out?</translation>
    </message>
    <message>
        <source>나중에 답하기</source>
        <translation>Answer later</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>네, 끝까지 나왔어요</source>
        <translation>Yes, all of it</translation>
    </message>
    <message>
        <source>안 나왔어요 · 다시 뽑기</source>
        <translation>Nothing · print again</translation>
    </message>
    <message>
        <source>반만 나왔어요 · 다시 뽑기</source>
        <translation>Half of it · print again</translation>
    </message>
    <message>
        <source>다시 뽑은 것에는 재발행이라고 찍힙니다.</source>
        <translation>What is printed again says that it is a copy.</translation>
    </message>
</context>
<context>
    <name>PartColumn</name>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>PartPage</name>
    <message>
        <source>절반을 하셨어요.</source>
        <translation>Half of it is done.</translation>
    </message>
    <message>
        <source>잠깐 쉬어도 괜찮아요. 이어서 하고 싶을 때 눌러 주세요.</source>
        <translation>You may rest a little. Press when you would like to go on.</translation>
    </message>
    <message>
        <source>이어서 하기</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>오늘은 여기까지</source>
        <translation>Enough for today</translation>
    </message>
</context>
<context>
    <name>PartSheet</name>
    <message>
        <source>합계보다 적은 금액을 적어 주세요.</source>
        <translation>Type less than the total.</translation>
    </message>
    <message>
        <source>나누어 받기</source>
        <translation>In parts</translation>
    </message>
    <message>
        <source>합계 %1 가운데 지금 받을 금액을 적어 주세요.</source>
        <translation>Of %1 in all, how much is paid now?</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>지금 받을 금액 (원)</source>
        <translation>To take now (won)</translation>
    </message>
    <message>
        <source>카드로 받기</source>
        <translation>By card</translation>
    </message>
    <message>
        <source>현금으로 받기</source>
        <translation>In cash</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>고르기</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>PathSheet</name>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>이 폴더로</source>
        <translation>This folder</translation>
    </message>
    <message>
        <source>위로</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>여기에는 인증서 파일이 없어요.</source>
        <translation>There is no certificate file here.</translation>
    </message>
    <message>
        <source>안에 든 폴더가 없어요. 이 폴더로 정할 수 있어요.</source>
        <translation>There is no folder inside. This folder can be chosen.</translation>
    </message>
</context>
<context>
    <name>PayCode</name>
    <message>
        <source>결제 앱이 찍을 QR</source>
        <translation>Code for the payment app</translation>
    </message>
    <message>
        <source>결제 앱으로 찍은 다음
휴대폰의 움직이는
QR을 비춰 주세요.</source>
        <translation>Scan it with the app,
then hold the moving
code here.</translation>
    </message>
    <message>
        <source>결제 앱 휴대폰으로
이 QR을 찍어 주세요.
답은 휴대폰이 보내 옵니다.</source>
        <translation>Scan it with the
payment app&apos;s phone.
It sends the answer.</translation>
    </message>
    <message>
        <source>휴대폰 QR을 카메라에</source>
        <translation>Phone code to the camera</translation>
    </message>
    <message>
        <source>%1 / %2 읽었어요</source>
        <translation>%1 of %2 read</translation>
    </message>
</context>
<context>
    <name>PayLines</name>
    <message>
        <source>손님이 낼 돈</source>
        <translation>To be paid</translation>
    </message>
    <message>
        <source>합계</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>나누어 냄 · 나머지 %1</source>
        <translation>Part payment · rest %1</translation>
    </message>
    <message>
        <source>고지서 %1</source>
        <translation>Bill %1</translation>
    </message>
    <message>
        <source>단말을 기다리는 동안에는
금액을 바꿀 수 없습니다.</source>
        <translation>The amount cannot change
while the terminal is asked.</translation>
    </message>
    <message>
        <source>카드 번호는 이 컴퓨터에
들어오지 않습니다.</source>
        <translation>Card numbers never
enter this computer.</translation>
    </message>
</context>
<context>
    <name>PayMiddle</name>
    <message>
        <source>받은 금액</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>내실 금액</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>거스름돈 %1</source>
        <translation>Change %1</translation>
    </message>
</context>
<context>
    <name>PayPage</name>
    <message>
        <source>돈은 창구에서 내요.</source>
        <translation>You pay at the desk.</translation>
    </message>
    <message>
        <source>카드나 휴대폰을
꺼내 두세요.</source>
        <translation>Have your card
or phone ready.</translation>
    </message>
    <message>
        <source>얼마인지 직원이
먼저 말씀드려요.</source>
        <translation>We tell you the amount
first.</translation>
    </message>
    <message>
        <source>이 화면에서는
돈이 나가지 않아요.</source>
        <translation>This screen takes
no money.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>결제기에 대고 있다가
‘읽었어요’가 나오면 떼세요.</source>
        <translation>Hold it to the terminal until
it says that it was read.</translation>
    </message>
    <message>
        <source>‘확인 중’이면 다시 내지 말고
접수 번호를 물어보세요.</source>
        <translation>If it is still being checked, do not
pay again: ask for your number.</translation>
    </message>
    <message>
        <source>먼저 해 보기</source>
        <translation>Try it first</translation>
    </message>
    <message>
        <source>번호 받기</source>
        <translation>Get a number</translation>
    </message>
</context>
<context>
    <name>PeopleSheet</name>
    <message>
        <source>확인함</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>PhoneBubble</name>
    <message>
        <source>%1. 말했어요</source>
        <translation>%1. I said it</translation>
    </message>
    <message>
        <source>말했어요</source>
        <translation>I said it</translation>
    </message>
</context>
<context>
    <name>PhoneFrame</name>
    <message>
        <source>연습 휴대폰</source>
        <translation>Practice phone</translation>
    </message>
    <message>
        <source>연습</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>여기</source>
        <translation>Here</translation>
    </message>
</context>
<context>
    <name>PhoneNfcPad</name>
    <message>
        <source>그대로 계세요</source>
        <translation>Hold it there</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>연습 휴대폰</source>
        <translation>Practice phone</translation>
    </message>
    <message>
        <source>진짜 휴대폰 없이 창구를 시험합니다. 모두 지어낸 자료입니다.</source>
        <translation>Tries the desk without a real phone. All of it is made up.</translation>
    </message>
    <message>
        <source>리더기에서 떼기</source>
        <translation>Take away from the reader</translation>
    </message>
    <message>
        <source>처음부터</source>
        <translation>From the start</translation>
    </message>
</context>
<context>
    <name>PhonePinPad</name>
    <message>
        <source>지움</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>PhonePressable</name>
    <message>
        <source>누를 차례예요</source>
        <translation>Press this one next</translation>
    </message>
</context>
<context>
    <name>PhoneScreen</name>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PhoneWindow</name>
    <message>
        <source>연습 휴대폰</source>
        <translation>Practice phone</translation>
    </message>
</context>
<context>
    <name>PhoneWords</name>
    <message>
        <source>운전면허증</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>주민등록증</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>외국인등록증</source>
        <translation>Foreigner</translation>
    </message>
    <message>
        <source>모바일 운전면허증 (견본)</source>
        <translation>Mobile driving licence (sample)</translation>
    </message>
    <message>
        <source>모바일 주민등록증 (견본)</source>
        <translation>Mobile resident card (sample)</translation>
    </message>
    <message>
        <source>모바일 외국인등록증 (견본)</source>
        <translation>Mobile foreigner&apos;s card (sample)</translation>
    </message>
    <message>
        <source>틀리지 않기</source>
        <translation>Nothing wrong</translation>
    </message>
    <message>
        <source>기간이 끝난 신분증</source>
        <translation>Expired ID</translation>
    </message>
    <message>
        <source>내용을 바꾼 신분증</source>
        <translation>Altered content</translation>
    </message>
    <message>
        <source>모르는 발급기관</source>
        <translation>Unknown issuer</translation>
    </message>
    <message>
        <source>값이 안 맞는 신분증</source>
        <translation>Wrong digest</translation>
    </message>
    <message>
        <source>지난번 답 다시 보내기</source>
        <translation>Old answer</translation>
    </message>
    <message>
        <source>베낀 신분증</source>
        <translation>Copied ID</translation>
    </message>
    <message>
        <source>아주 긴 이름</source>
        <translation>Very long name</translation>
    </message>
    <message>
        <source>읽는 도중에 떼기</source>
        <translation>Taken away</translation>
    </message>
    <message>
        <source>대답 없는 휴대폰</source>
        <translation>Silent phone</translation>
    </message>
    <message>
        <source>손님이 거절</source>
        <translation>Visitor says no</translation>
    </message>
    <message>
        <source>잠긴 휴대폰</source>
        <translation>Locked phone</translation>
    </message>
    <message>
        <source>취소 목록 있는 것</source>
        <translation>Status list</translation>
    </message>
    <message>
        <source>서명 대신 확인값</source>
        <translation>MAC, not signed</translation>
    </message>
    <message>
        <source>창구를 찾고 있어요</source>
        <translation>Looking for the desk</translation>
    </message>
    <message>
        <source>창구를 찾았어요</source>
        <translation>Found the desk</translation>
    </message>
    <message>
        <source>창구가 아직 듣지 않아요</source>
        <translation>The desk is not listening yet</translation>
    </message>
    <message>
        <source>비밀 길을 만들었어요</source>
        <translation>Made a secret channel</translation>
    </message>
    <message>
        <source>창구가 누구인지 확인했어요</source>
        <translation>Checked who the desk is</translation>
    </message>
    <message>
        <source>창구가 누구인지 몰라요</source>
        <translation>It is not known who the desk is</translation>
    </message>
    <message>
        <source>손님의 대답을 기다려요</source>
        <translation>Waiting for the visitor&apos;s answer</translation>
    </message>
    <message>
        <source>대답을 보냈어요</source>
        <translation>Sent the answer</translation>
    </message>
    <message>
        <source>안 보여 주기로 했어요</source>
        <translation>Decided not to show</translation>
    </message>
    <message>
        <source>창구가 마쳤어요</source>
        <translation>The desk has finished</translation>
    </message>
    <message>
        <source>휴대폰이 잠겨 있어요</source>
        <translation>The phone is locked</translation>
    </message>
    <message>
        <source>휴대폰을 뗐어요</source>
        <translation>The phone was taken away</translation>
    </message>
    <message>
        <source>이어진 것이 끊겼어요</source>
        <translation>The connection broke</translation>
    </message>
    <message>
        <source>알아들을 수 없는 말이 왔어요</source>
        <translation>Something came that makes no sense</translation>
    </message>
    <message>
        <source>대답하지 않고 있어요</source>
        <translation>Not answering</translation>
    </message>
    <message>
        <source>아직 대지 않았어요</source>
        <translation>Not held there yet</translation>
    </message>
    <message>
        <source>창구의 물음을 기다려요</source>
        <translation>Waiting for the desk&apos;s question</translation>
    </message>
    <message>
        <source>창구가 답을 기다려요</source>
        <translation>The desk waits for the answer</translation>
    </message>
    <message>
        <source>보여 줬어요</source>
        <translation>Shown</translation>
    </message>
    <message>
        <source>안 보여 줬어요</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>창구에 댔어요</source>
        <translation>Held to the desk</translation>
    </message>
    <message>
        <source>손님이 정했어요</source>
        <translation>The visitor decided</translation>
    </message>
</context>
<context>
    <name>PickSheet</name>
    <message>
        <source>그대로 두기</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>지금 이것이에요</source>
        <translation>It is this now</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>비밀번호</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>누른 숫자 %1개</source>
        <translation>Digits typed: %1</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>여섯 자리 이상 적어 주세요.</source>
        <translation>Six digits or more, please.</translation>
    </message>
    <message>
        <source>들어가기</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>지우기</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>적은 숫자 %1개</source>
        <translation>%1 digits typed</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>새 강좌 · 담아 두기</source>
        <translation>New course · Save</translation>
    </message>
    <message>
        <source>지운 강좌 되살리기</source>
        <translation>Bring back what was removed</translation>
    </message>
    <message>
        <source>집에 가져갈 종이 인쇄</source>
        <translation>Print papers to take home</translation>
    </message>
    <message>
        <source>우리 강좌</source>
        <translation>Our courses</translation>
    </message>
    <message>
        <source>아직 없어요. 강의 몇 개를
순서대로 묶어 보세요.</source>
        <translation>None yet. Put a few lessons
together, in order.</translation>
    </message>
    <message>
        <source>오늘 · %1</source>
        <translation>Today · %1</translation>
    </message>
    <message>
        <source>지운 것 되살리기</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>새 강좌</source>
        <translation>New course</translation>
    </message>
    <message>
        <source>강좌를 고르거나 새로 만드세요</source>
        <translation>Choose a course or make a new one</translation>
    </message>
    <message>
        <source>강좌는 강의 여럿을 순서대로 묶은 것이에요.
처음 한 날, 다음 날, 한 주 뒤에 다시 해요.
사람 이름은 적지 않아요.</source>
        <translation>A course is several lessons in their order.
It is repeated the next day and a week later.
No names of people are written.</translation>
    </message>
    <message>
        <source>강좌 이름</source>
        <translation>Name of the course</translation>
    </message>
    <message>
        <source>모임 (예: 월요일 오전반)</source>
        <translation>Group (Monday mornings)</translation>
    </message>
    <message>
        <source>사람 이름은 적지 않아요. 비워도 돼요.</source>
        <translation>No names of people. It may stay empty.</translation>
    </message>
    <message>
        <source>배우는 순서</source>
        <translation>In this order</translation>
    </message>
    <message>
        <source>오른쪽에서 강의를 골라 넣으세요.</source>
        <translation>Choose lessons at the right.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1. %2 (여기에 없음)</source>
        <translation>%1. %2 (not here)</translation>
    </message>
    <message>
        <source>위로</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>아래로</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>빼기</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>하는 날</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>정하지 않았어요.</source>
        <translation>Not decided.</translation>
    </message>
    <message>
        <source>%1, 다시 하는 날 %2</source>
        <translation>%1, again on %2</translation>
    </message>
    <message>
        <source>오늘부터</source>
        <translation>From today</translation>
    </message>
    <message>
        <source>하루 앞</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>하루 뒤</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>한 주 뒤</source>
        <translation>Week later</translation>
    </message>
    <message>
        <source>날 없음</source>
        <translation>No day</translation>
    </message>
    <message>
        <source>담아 두기</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>종이 인쇄</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>지우기</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>넣을 강의</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>한 강좌에 더 넣을 수 없어요.</source>
        <translation>No more lessons fit in a course.</translation>
    </message>
    <message>
        <source>%1 · 넣었어요</source>
        <translation>%1 · in it</translation>
    </message>
</context>
<context>
    <name>PlayPage</name>
    <message>
        <source>연습이에요.</source>
        <translation>This is practice.</translation>
    </message>
    <message>
        <source>진짜가 아니니 마음껏 눌러요.</source>
        <translation>Nothing is real: press as you like.</translation>
    </message>
    <message>
        <source>여기</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>듣기</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>다시 듣기</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>힌트</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>대신 하기</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>왼쪽</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>왼쪽으로 밀기</source>
        <translation>Swipe to the left</translation>
    </message>
    <message>
        <source>오른쪽</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>오른쪽으로 밀기</source>
        <translation>Swipe to the right</translation>
    </message>
    <message>
        <source>위로</source>
        <translation>Up ↑</translation>
    </message>
    <message>
        <source>위로 밀기</source>
        <translation>Swipe up</translation>
    </message>
    <message>
        <source>아래로</source>
        <translation>Down ↓</translation>
    </message>
    <message>
        <source>아래로 밀기</source>
        <translation>Swipe down</translation>
    </message>
    <message>
        <source>위</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>휴대폰 화면의 위쪽 보기</source>
        <translation>See further up on the phone</translation>
    </message>
    <message>
        <source>아래</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>휴대폰 화면의 아래쪽 보기</source>
        <translation>See further down on the phone</translation>
    </message>
    <message>
        <source>닫기</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>설명</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>손님 사진</source>
        <translation>Photo of the visitor</translation>
    </message>
</context>
<context>
    <name>PracticePayPage</name>
    <message>
        <source>진짜 결제기로
내 볼까요?</source>
        <translation>Shall we try the
real terminal?</translation>
    </message>
    <message>
        <source>돈 내기</source>
        <translation>Paying</translation>
    </message>
    <message>
        <source>연습 · 돈은 나가지 않아요</source>
        <translation>Practice · no money is taken</translation>
    </message>
    <message>
        <source>연습 값은 %1이에요.</source>
        <translation>The practice price is %1.</translation>
    </message>
    <message>
        <source>결제기에 ‘연습’이라고 나오면
카드나 휴대폰을 대 보세요.</source>
        <translation>When the terminal says practice,
hold your card or phone to it.</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>내 보기</source>
        <translation>Try to pay</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>그만두려고 해요</source>
        <translation>Stopping</translation>
    </message>
</context>
<context>
    <name>PracticeVerifyPage</name>
    <message>
        <source>진짜 기계에
보여 줄까요?</source>
        <translation>Shall we show it to
the real reader?</translation>
    </message>
    <message>
        <source>신분증 보여 주기</source>
        <translation>Showing an ID</translation>
    </message>
    <message>
        <source>연습 · 이름도 번호도 적지 않아요</source>
        <translation>Practice · no name or number is kept</translation>
    </message>
    <message>
        <source>내 휴대폰의 모바일 신분증을
창구와 똑같은 기계에 대 봐요.</source>
        <translation>Hold the ID on your own phone
to the reader the counter uses.</translation>
    </message>
    <message>
        <source>19세가 되었는지만 물어요.
이름과 사진은 묻지 않아요.</source>
        <translation>It asks only whether you are 19.
Not your name, not your photo.</translation>
    </message>
    <message>
        <source>시작하기</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>QR로 보여 주는 신분증은
QR을 카메라에 비춰 주세요.</source>
        <translation>For an ID with a QR code,
show the code to the camera.</translation>
    </message>
    <message>
        <source>기계가 본 것</source>
        <translation>What was seen</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>PreviewFrame</name>
    <message>
        <source>강의를 고르면
여기에서 해 볼 수 있어요.</source>
        <translation>Choose a lesson
to try it here.</translation>
    </message>
</context>
<context>
    <name>PricedSheet</name>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>금액 (원)</source>
        <translation>Amount (won)</translation>
    </message>
    <message>
        <source>고지서 번호</source>
        <translation>Bill number</translation>
    </message>
    <message>
        <source>고지서 번호 (있으면)</source>
        <translation>Bill number (if any)</translation>
    </message>
    <message>
        <source>고지서의 바코드를 읽혀도 됩니다.</source>
        <translation>The bill&apos;s bar code may be scanned.</translation>
    </message>
    <message>
        <source>카드 번호로 보여서 버렸습니다. 고지서 번호를 적어 주세요.</source>
        <translation>It looks like a card number and was dropped. Type the bill number.</translation>
    </message>
    <message>
        <source>받을 것에 넣기</source>
        <translation>Add it</translation>
    </message>
</context>
<context>
    <name>PrinterChoices</name>
    <message>
        <source>80 mm</source>
        <translation>80 mm</translation>
    </message>
    <message>
        <source>58 mm</source>
        <translation>58 mm</translation>
    </message>
    <message>
        <source>그림으로</source>
        <translation>Drawn</translation>
    </message>
    <message>
        <source>글자로</source>
        <translation>As text</translation>
    </message>
</context>
<context>
    <name>Projector</name>
    <message>
        <source>%1 / %2걸음</source>
        <translation>Step %1 / %2</translation>
    </message>
    <message>
        <source>앞 걸음</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>다음 걸음</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>큰 화면 닫기</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ProjectorWindow</name>
    <message>
        <source>나루 큰 화면</source>
        <translation>Naru big screen</translation>
    </message>
</context>
<context>
    <name>PurposeMiddle</name>
    <message>
        <source>실물 신분증으로 무엇을 확인할까요?</source>
        <translation>Check what on the physical card?</translation>
    </message>
    <message>
        <source>무엇을 확인할까요?</source>
        <translation>What shall we check?</translation>
    </message>
    <message>
        <source>이름과 번호는 적지 않습니다. 확인했다는 것만 적습니다.</source>
        <translation>No name and no number is written, only that it was checked.</translation>
    </message>
    <message>
        <source>휴대폰을 읽을 장치가 없습니다. 고르면 실물 신분증으로 확인합니다.</source>
        <translation>No device can read a phone. Choose and check the physical card.</translation>
    </message>
    <message>
        <source>고른 것만 묻습니다. 사진은 어디에도 남지 않습니다.</source>
        <translation>Only what you choose is asked. No photo is ever kept.</translation>
    </message>
</context>
<context>
    <name>QueueColumn</name>
    <message>
        <source>다음 부르기</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>오셨어요</source>
        <translation>They are here</translation>
    </message>
    <message>
        <source>끝남</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>기다리는 분</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>%1명</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>기다리는 분이 없어요.</source>
        <translation>Nobody is waiting.</translation>
    </message>
    <message>
        <source>부르기·넘기기</source>
        <translation>More</translation>
    </message>
    <message>
        <source>번호 주기</source>
        <translation>Give number</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2, %3</translation>
    </message>
</context>
<context>
    <name>ReaderSection</name>
    <message>
        <source>창구 인증서</source>
        <translation>Desk certificate</translation>
    </message>
    <message>
        <source>손님의 휴대폰이 이것을 보고 누가 묻는지 압니다.</source>
        <translation>The visitor&apos;s phone sees from this who asks.</translation>
    </message>
    <message>
        <source>없어도 물을 수 있지만, 보내지 않는 휴대폰이 있을 수 있습니다.</source>
        <translation>Asking works without it, but some phones may not answer.</translation>
    </message>
    <message>
        <source>신청서 만들기</source>
        <translation>Make a request</translation>
    </message>
    <message>
        <source>기관 이름</source>
        <translation>Name of the organization</translation>
    </message>
    <message>
        <source>신청서를 둘 폴더</source>
        <translation>Folder for the request</translation>
    </message>
    <message>
        <source>신청서 적어 두기</source>
        <translation>Write the request</translation>
    </message>
    <message>
        <source>받은 인증서 넣기</source>
        <translation>Take in the certificate received</translation>
    </message>
    <message>
        <source>인증서 파일</source>
        <translation>Certificate file</translation>
    </message>
    <message>
        <source>인증서 넣기</source>
        <translation>Take in the certificate</translation>
    </message>
    <message>
        <source>신청서를 보낸 곳에서 받은 파일입니다.</source>
        <translation>The file that came from where the request was sent.</translation>
    </message>
</context>
<context>
    <name>ReadyActions</name>
    <message>
        <source>카드로 받기</source>
        <translation>By card</translation>
    </message>
    <message>
        <source>현금으로 받기</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>%1: 하고 나면 어디로 가나요?</source>
        <translation>%1: where does it lead?</translation>
    </message>
    <message>
        <source>오른쪽 폰에서 하는 대로 걸음이 돼요.</source>
        <translation>What you do on the phone becomes a step.</translation>
    </message>
    <message>
        <source>여기서 끝내기</source>
        <translation>End here</translation>
    </message>
    <message>
        <source>뒤 걸음 남기기</source>
        <translation>Keep the rest</translation>
    </message>
    <message>
        <source>방금 것 빼기</source>
        <translation>Take it back</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>RefundPage</name>
    <message>
        <source>돈 돌려주기</source>
        <translation>Give money back</translation>
    </message>
    <message>
        <source>영수증·고지서·승인 번호</source>
        <translation>Receipt, bill or approval</translation>
    </message>
    <message>
        <source>비워 두면 오늘 받은 것이 나옵니다.</source>
        <translation>Empty: what was taken today.</translation>
    </message>
    <message>
        <source>오늘 받은 돈이 아직 없어요.</source>
        <translation>Nothing was taken today yet.</translation>
    </message>
    <message>
        <source>이 창구의 기록에 없는 번호예요.</source>
        <translation>This desk has no such number.</translation>
    </message>
    <message>
        <source>왼쪽에서 돌려줄 결제를
골라 주세요.</source>
        <translation>Choose the payment
at the left.</translation>
    </message>
    <message>
        <source>돌려줄 금액 (원)</source>
        <translation>To give back (won)</translation>
    </message>
    <message>
        <source>까닭</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>할 수 있는 일</source>
        <translation>What can be done</translation>
    </message>
    <message>
        <source>돌려주기</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>돈을 받은 사람이 아닌 직원이
자기 비밀번호로 동의합니다.</source>
        <translation>Somebody who did not take it
agrees with a PIN of their own.</translation>
    </message>
    <message>
        <source>적은 다음에 돈통에서 돌려줍니다.</source>
        <translation>Written down first, then paid from the drawer.</translation>
    </message>
    <message>
        <source>돈은 낸 카드로 돌아갑니다.
이 컴퓨터는 카드를 모릅니다.</source>
        <translation>It goes back to the card.
This computer does not know it.</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>다른 직원이 동의합니다</source>
        <translation>Another person agrees</translation>
    </message>
    <message>
        <source>두 사람 이름과 까닭이 적힙니다.</source>
        <translation>Both names and the reason are kept.</translation>
    </message>
    <message>
        <source>환불 영수증 인쇄</source>
        <translation>Print refund receipt</translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>이렇게 말해 보세요</source>
        <translation>You could say</translation>
    </message>
    <message>
        <source>“이 신분증은 지금 확인이 안 됩니다.
실물 신분증이 있으실까요?”</source>
        <translation>“I cannot check this ID now.
Do you have the card with you?”</translation>
    </message>
    <message>
        <source>내용은 보여 드리지 않습니다.
손님 잘못이 아닐 수 있습니다.</source>
        <translation>What it says is not shown.
The visitor may have done nothing wrong.</translation>
    </message>
</context>
<context>
    <name>ReleasesSection</name>
    <message>
        <source>내려받은 묶음</source>
        <translation>Handed down</translation>
    </message>
    <message>
        <source>쓰는 판</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>받은 때</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>확인한 때</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>‘확인한 때’는 이것이 가장 새것이라고 허브가 마지막으로 말한 때입니다.</source>
        <translation>“Confirmed” is when the hub last said that this is the newest.</translation>
    </message>
    <message>
        <source>지금 확인</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>스틱에서 가져오기</source>
        <translation>Bring from a stick</translation>
    </message>
</context>
<context>
    <name>RestView</name>
    <message>
        <source>창구에 대 볼까요?</source>
        <translation>Hold it to the desk?</translation>
    </message>
    <message>
        <source>창구에서 물을 것을 고르면 여기에 나옵니다.</source>
        <translation>When the desk has chosen what to ask, it appears here.</translation>
    </message>
    <message>
        <source>다시 하려면 ‘처음부터’를 눌러 주세요.</source>
        <translation>To do it again, press &quot;From the start&quot;.</translation>
    </message>
    <message>
        <source>기다리는 중</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>리더기에 대기</source>
        <translation>Hold to the reader</translation>
    </message>
    <message>
        <source>다시 대기</source>
        <translation>Hold there again</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>고칠 곳이 없어요. 내보낼 수 있어요.</source>
        <translation>Nothing to mend. It can be exported.</translation>
    </message>
    <message>
        <source>고칠 곳이 %1군데 있어요. 누르면 그 자리로 가요.</source>
        <translation>%1 to mend. Press one to go there.</translation>
    </message>
</context>
<context>
    <name>SaySheet</name>
    <message>
        <source>모두에게 말 보내기</source>
        <translation>Say to everybody</translation>
    </message>
    <message>
        <source>%1번 자리에 말 보내기</source>
        <translation>Say to seat %1</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>보내기</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>다른 말</source>
        <translation>Other words</translation>
    </message>
    <message>
        <source>이름이나 번호는 적지 않아요.</source>
        <translation>No names and no numbers.</translation>
    </message>
</context>
<context>
    <name>ScanActions</name>
    <message>
        <source>읽은 것은 적어 두지 않습니다. 카드 번호로 보이면 바로 버립니다.</source>
        <translation>What is read is not kept. What looks like a card number is dropped at once.</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>코드·영수증 확인</source>
        <translation>Check a code or receipt</translation>
    </message>
    <message>
        <source>글자로 넣기</source>
        <translation>Type it in</translation>
    </message>
    <message>
        <source>NARU-R1: 으로 시작하는 글을 붙여 넣으세요.</source>
        <translation>Paste the text that begins with NARU-R1:</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>ScanMiddle</name>
    <message>
        <source>무슨 코드인지 봐 드려요</source>
        <translation>What code is this?</translation>
    </message>
    <message>
        <source>카메라에 비추거나 스캐너로 읽어 주세요. 열거나 잇지는 않습니다.</source>
        <translation>Show it to the camera or use the scanner. Nothing is opened or joined.</translation>
    </message>
    <message>
        <source>스캐너로 읽어 주세요. 열거나 잇지는 않습니다.</source>
        <translation>Use the scanner. Nothing is opened or joined.</translation>
    </message>
    <message>
        <source>아직 읽은 것이 없어요</source>
        <translation>Nothing read yet</translation>
    </message>
    <message>
        <source>코드를 카메라에</source>
        <translation>Code to the camera</translation>
    </message>
    <message>
        <source>카메라나 스캐너가 없어요. 오른쪽에 글자로 넣어 주세요.</source>
        <translation>There is no camera or scanner. Type it in at the right.</translation>
    </message>
</context>
<context>
    <name>SeatCard</name>
    <message>
        <source>%1 / %2걸음</source>
        <translation>Step %1 / %2</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>SeatPanel</name>
    <message>
        <source>이 자리의 연습 폰</source>
        <translation>The practice phone of this seat</translation>
    </message>
    <message>
        <source>아직 시작하지
않았어요.</source>
        <translation>Not begun
yet.</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 / %2걸음</source>
        <translation>Step %1 / %2</translation>
    </message>
    <message>
        <source>하던 곳은 남아 있어요.
다시 이어지면 그대로 가요.</source>
        <translation>Its place is kept.
It goes on when it is back.</translation>
    </message>
    <message>
        <source>이 자리 시작하기</source>
        <translation>Start this seat</translation>
    </message>
    <message>
        <source>다음 걸음 보여주기</source>
        <translation>Show what is next</translation>
    </message>
    <message>
        <source>힌트 주기</source>
        <translation>Give a hint</translation>
    </message>
    <message>
        <source>대신 눌러 주기</source>
        <translation>Press for them</translation>
    </message>
    <message>
        <source>말 보내기</source>
        <translation>Say</translation>
    </message>
    <message>
        <source>다녀왔어요</source>
        <translation>I was there</translation>
    </message>
    <message>
        <source>다음 분 시작하기</source>
        <translation>Start for the next</translation>
    </message>
    <message>
        <source>모든 자리로</source>
        <translation>All seats</translation>
    </message>
    <message>
        <source>이 자리에 보내기</source>
        <translation>Send the lesson here</translation>
    </message>
    <message>
        <source>출석</source>
        <translation>Present</translation>
    </message>
</context>
<context>
    <name>SecondPersonSheet</name>
    <message>
        <source>두 번째 사람이 확인합니다</source>
        <translation>A second person agrees</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>확인함</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>손님과 신분증을 함께 본 사람이 자기 비밀번호를 누릅니다.
두 사람 이름이 적힙니다.</source>
        <translation>Whoever saw the visitor and the ID as well types their own PIN.
Both names are written down.</translation>
    </message>
</context>
<context>
    <name>SectionFrame</name>
    <message>
        <source>관리로</source>
        <translation>To administration</translation>
    </message>
</context>
<context>
    <name>SettingsSection</name>
    <message>
        <source>설정</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>적어 두기를 눌러야 바뀝니다.</source>
        <translation>Nothing changes until you press Save.</translation>
    </message>
    <message>
        <source>센터 이름</source>
        <translation>Name of the centre</translation>
    </message>
    <message>
        <source>창구 이름</source>
        <translation>Name of the desk</translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>두 번째 사본을 둘 폴더</source>
        <translation>Folder for the second copy</translation>
    </message>
    <message>
        <source>비워 두면 두지 않습니다.</source>
        <translation>Leave it empty for none.</translation>
    </message>
    <message>
        <source>화면 크기</source>
        <translation>Screen size</translation>
    </message>
    <message>
        <source>적어 두기</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>창구끼리 고지서를 맞출 말</source>
        <translation>Code for comparing bills</translation>
    </message>
    <message>
        <source>정해 두었습니다. 비워 두면 그대로 씁니다.</source>
        <translation>It is set. Left empty, it stays.</translation>
    </message>
    <message>
        <source>열두 글자 이상, 창구마다 같게</source>
        <translation>Twelve letters or more, the same at each desk</translation>
    </message>
</context>
<context>
    <name>SetupAdministrator</name>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>숫자 여섯 개 이상.
지우기를 누르면 처음부터 정합니다.</source>
        <translation>Six digits or more.
Erase begins again.</translation>
    </message>
</context>
<context>
    <name>SetupDoctor</name>
    <message>
        <source>모두 다시 살피기</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>SetupLanguage</name>
    <message>
        <source>고대비 화면</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>어두운 바탕에 밝은 글씨</source>
        <translation>Light letters on a dark ground</translation>
    </message>
    <message>
        <source>예전 자료 되살리기</source>
        <translation>Bring back old data</translation>
    </message>
    <message>
        <source>나루를 끄고 이 명령을 적은 뒤, 종이에 적어 둔 코드를 넣습니다.
그다음 나루를 다시 켜면 예전 창구가 열립니다.</source>
        <translation>Close Naru, type this command, then enter the code written on paper.
When Naru opens again, the old desk is back.</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>SetupPlace</name>
    <message>
        <source>센터 이름</source>
        <translation>Name of the centre</translation>
    </message>
    <message>
        <source>예: 나루동 행정복지센터</source>
        <translation>For example: Naru-dong Community Centre</translation>
    </message>
    <message>
        <source>창구 이름</source>
        <translation>Name of the desk</translation>
    </message>
    <message>
        <source>예: 2번 창구</source>
        <translation>For example: Desk 2</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>나루</source>
        <translation>Naru</translation>
    </message>
    <message>
        <source>안녕하세요</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>시연 · 비밀번호 %1</source>
        <translation>Demo · PIN %1</translation>
    </message>
    <message>
        <source>누구신가요?</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>잠시 쉬는 중</source>
        <translation>Waiting a moment</translation>
    </message>
    <message>
        <source>오늘 쓸 준비</source>
        <translation>Ready for today</translation>
    </message>
    <message>
        <source>인터넷이 없어도
오늘 일은 모두 할 수 있어요.</source>
        <translation>You can do all of today’s
work without a network.</translation>
    </message>
    <message>
        <source>비밀번호 여섯 자리</source>
        <translation>Your six digits</translation>
    </message>
    <message>
        <source>자판 숫자를 눌러도 됩니다.
다섯 번 틀리면 잠시 쉬었다 엽니다.</source>
        <translation>The keyboard works as well.
After five wrong tries it rests.</translation>
    </message>
    <message>
        <source>보통</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>고대비</source>
        <translation>Contrast</translation>
    </message>
</context>
<context>
    <name>SignStage</name>
    <message>
        <source>수어 그림</source>
        <translation>In sign language</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>소리</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>소리 크기: 5 가운데 %1</source>
        <translation>Loudness: %1 of 5</translation>
    </message>
    <message>
        <source>소리를 껐어요.</source>
        <translation>The sound is off.</translation>
    </message>
    <message>
        <source>작게</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>크게</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>말 빠르기: %1배</source>
        <translation>Pace: %1 times</translation>
    </message>
    <message>
        <source>느리게</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>빠르게</source>
        <translation>Faster</translation>
    </message>
    <message>
        <source>화면 끄고 듣기</source>
        <translation>Screen off, listen</translation>
    </message>
    <message>
        <source>화면 켜기</source>
        <translation>Turn the screen on</translation>
    </message>
    <message>
        <source>보고 쓰기</source>
        <translation>Use it by eye</translation>
    </message>
    <message>
        <source>보지 않고 쓰기</source>
        <translation>Without looking</translation>
    </message>
    <message>
        <source>이어폰을 뺐어요</source>
        <translation>Earphones are out</translation>
    </message>
    <message>
        <source>이어폰을 꽂았어요</source>
        <translation>Earphones are in</translation>
    </message>
    <message>
        <source>버튼판으로 하기</source>
        <translation>With the keypad</translation>
    </message>
    <message>
        <source>글을 누르면 읽어 드려요.
이어폰을 꽂으면 혼자 들어요.</source>
        <translation>Press any words to hear them.
With earphones only you do.</translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message>
        <source>직원</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>이름을 고르면 멈추거나 비밀번호를 새로 정할 수 있습니다.</source>
        <translation>Choose a name to stop it or to set a new PIN.</translation>
    </message>
    <message>
        <source>새 직원</source>
        <translation>New member of staff</translation>
    </message>
    <message>
        <source>이름과 비밀번호를 적어요</source>
        <translation>Enter a name and a PIN</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>여섯 자리 이상 눌러 주세요.</source>
        <translation>At least six digits, please.</translation>
    </message>
    <message>
        <source>번호가 달라요.</source>
        <translation>That was not the PIN.</translation>
    </message>
    <message>
        <source>잠시 뒤에 다시 눌러 주세요.</source>
        <translation>Please try later.</translation>
    </message>
    <message>
        <source>지금은 적을 수 없어요.</source>
        <translation>Not possible now.</translation>
    </message>
    <message>
        <source>직원 메뉴</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>직원 확인</source>
        <translation>Staff PIN</translation>
    </message>
    <message>
        <source>앞 번호</source>
        <translation>Number before</translation>
    </message>
    <message>
        <source>직원 %1번</source>
        <translation>Staff %1</translation>
    </message>
    <message>
        <source>다음 번호</source>
        <translation>Next number</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>직원만 쓰는 곳이에요.</source>
        <translation>For staff only.</translation>
    </message>
    <message>
        <source>직원이 왔어요</source>
        <translation>Staff is here</translation>
    </message>
    <message>
        <source>작게</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>소리 작게</source>
        <translation>Sound softer</translation>
    </message>
    <message>
        <source>크게</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>소리 크게</source>
        <translation>Sound louder</translation>
    </message>
    <message>
        <source>다시 시작</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>끝내기</source>
        <translation>End</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>수업 코드 적기</source>
        <translation>Class code</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>%1분쯤 걸려요. 시간을 재지는 않아요.</source>
        <translation>About %1 minutes. Nobody looks at the clock.</translation>
    </message>
    <message>
        <source>따라하기</source>
        <translation>Together</translation>
    </message>
    <message>
        <source>한 걸음씩 같이 눌러요</source>
        <translation>We press step by step</translation>
    </message>
    <message>
        <source>보기</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>먼저 하는 것을 봐요</source>
        <translation>See it done first</translation>
    </message>
    <message>
        <source>혼자하기</source>
        <translation>Alone</translation>
    </message>
    <message>
        <source>할 일만 보고 해 봐요</source>
        <translation>Only the task is shown</translation>
    </message>
    <message>
        <source>다른 연습 고르기</source>
        <translation>Choose another</translation>
    </message>
</context>
<context>
    <name>StepSheet</name>
    <message>
        <source>모두 어느 걸음으로 갈까요?</source>
        <translation>To which step do all go?</translation>
    </message>
    <message>
        <source>앞선 분은 그대로 있고, 뒤에 계신 분이 와요.</source>
        <translation>Who is further stays there; the others come.</translation>
    </message>
    <message>
        <source>그대로 두기</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>모두 %1걸음으로</source>
        <translation>All to step %1</translation>
    </message>
    <message>
        <source>%1걸음</source>
        <translation>Step %1</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>시연</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>적을 수 없어서 멈췄습니다</source>
        <translation>Stopped: nothing can be written</translation>
    </message>
    <message>
        <source>나루 닫기</source>
        <translation>Close Naru</translation>
    </message>
    <message>
        <source>지금까지 적은 것은 그대로 있습니다.
손님께는 잠시 기다려 달라고 말씀해 주세요.</source>
        <translation>What was written is still there.
Please ask the visitor to wait a moment.</translation>
    </message>
</context>
<context>
    <name>StuckRail</name>
    <message>
        <source>모두가 어려운 걸음</source>
        <translation>Hard for everyone</translation>
    </message>
    <message>
        <source>지금은 없어요.</source>
        <translation>None just now.</translation>
    </message>
    <message>
        <source>%1걸음</source>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>%1명</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>함께 해 보기</source>
        <translation>Do it together</translation>
    </message>
    <message>
        <source>지금 갈 자리</source>
        <translation>Go to now</translation>
    </message>
    <message>
        <source>모두 잘 가고 있어요.</source>
        <translation>All go well.</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>TakePage</name>
    <message>
        <source>전화기로
찍어 가세요.</source>
        <translation>Take a photo
of it.</translation>
    </message>
    <message>
        <source>직원이 도와드려요.</source>
        <translation>Staff will help.</translation>
    </message>
    <message>
        <source>카드의 네모 그림</source>
        <translation>The square picture of the card</translation>
    </message>
    <message>
        <source>다음에 이 사진을 비추면
이어서 할 수 있어요.</source>
        <translation>Show the photo next time
and go on from here.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>다음 연습</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>지우고 마치기</source>
        <translation>Erase and end</translation>
    </message>
    <message>
        <source>이름도 번호도 없어요.
여기에는 남지 않아요.</source>
        <translation>No name, no number.
Nothing stays here.</translation>
    </message>
    <message>
        <source>시연: 사진 찍기</source>
        <translation>Demo: photo</translation>
    </message>
</context>
<context>
    <name>TalkCard</name>
    <message>
        <source>오간 말</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>아직 오간 말이 없어요.</source>
        <translation>Nothing has been said yet.</translation>
    </message>
</context>
<context>
    <name>TerminalCard</name>
    <message>
        <source>단말 없음</source>
        <translation>No terminal</translation>
    </message>
    <message>
        <source>적어 둔 단말이 없습니다.</source>
        <translation>No terminal is set up.</translation>
    </message>
    <message>
        <source>관리자가 단말을 적어야 합니다.</source>
        <translation>The administrator adds one.</translation>
    </message>
</context>
<context>
    <name>TerminalFrame</name>
    <message>
        <source>연습 단말기</source>
        <translation>Practice terminal</translation>
    </message>
    <message>
        <source>카드 대기</source>
        <translation>Hold card</translation>
    </message>
    <message>
        <source>빨간 단추 (취소)</source>
        <translation>Red key (cancel)</translation>
    </message>
</context>
<context>
    <name>TerminalPage</name>
    <message>
        <source>연습 단말기</source>
        <translation>Practice terminal</translation>
    </message>
    <message>
        <source>진짜 돈은 움직이지 않습니다. 매입사도 여기 있습니다.</source>
        <translation>No real money moves. The acquirer is in here too.</translation>
    </message>
    <message>
        <source>카드의 대답</source>
        <translation>The card&apos;s answer</translation>
    </message>
    <message>
        <source>일부러 틀리기</source>
        <translation>Go wrong</translation>
    </message>
    <message>
        <source>매입 파일 쓰기</source>
        <translation>Write acquirer file</translation>
    </message>
    <message>
        <source>다시 켜기</source>
        <translation>Restart</translation>
    </message>
</context>
<context>
    <name>TerminalWindow</name>
    <message>
        <source>연습 단말기</source>
        <translation>Practice terminal</translation>
    </message>
</context>
<context>
    <name>TerminalWords</name>
    <message>
        <source>승인</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>거절 (카드사)</source>
        <translation>Decline (issuer)</translation>
    </message>
    <message>
        <source>손님이 취소</source>
        <translation>Visitor cancels</translation>
    </message>
    <message>
        <source>비밀번호 틀림</source>
        <translation>Wrong PIN</translation>
    </message>
    <message>
        <source>못 쓰는 카드</source>
        <translation>Card not usable</translation>
    </message>
    <message>
        <source>제한된 카드</source>
        <translation>Restricted card</translation>
    </message>
    <message>
        <source>카드사에 안 닿음</source>
        <translation>Issuer unreachable</translation>
    </message>
    <message>
        <source>단말기 고장</source>
        <translation>Device broken</translation>
    </message>
    <message>
        <source>틀리지 않기</source>
        <translation>Nothing wrong</translation>
    </message>
    <message>
        <source>연결 안 받기</source>
        <translation>Refuse connections</translation>
    </message>
    <message>
        <source>물음 잃기</source>
        <translation>Lose the request</translation>
    </message>
    <message>
        <source>답 잃기</source>
        <translation>Lose the answer</translation>
    </message>
    <message>
        <source>거절 답 잃기</source>
        <translation>Lose a refusal</translation>
    </message>
    <message>
        <source>늦게 답하기</source>
        <translation>Answer late</translation>
    </message>
    <message>
        <source>돈 받고 침묵</source>
        <translation>Silent, taken</translation>
    </message>
    <message>
        <source>안 받고 침묵</source>
        <translation>Silent, not taken</translation>
    </message>
    <message>
        <source>반만 답하기</source>
        <translation>Half an answer</translation>
    </message>
    <message>
        <source>틀린 봉인</source>
        <translation>Wrong seal</translation>
    </message>
    <message>
        <source>머리말 바꾸기</source>
        <translation>Altered header</translation>
    </message>
    <message>
        <source>남의 답 보내기</source>
        <translation>Answer for another</translation>
    </message>
    <message>
        <source>옛 답 다시 보내기</source>
        <translation>Replay an old answer</translation>
    </message>
    <message>
        <source>물음 되돌리기</source>
        <translation>Send the question back</translation>
    </message>
    <message>
        <source>다른 금액 받기</source>
        <translation>Another amount</translation>
    </message>
    <message>
        <source>반만 받기</source>
        <translation>Half the amount</translation>
    </message>
    <message>
        <source>달러로 받기</source>
        <translation>Another currency</translation>
    </message>
    <message>
        <source>오프라인 → 입금</source>
        <translation>Offline, then paid</translation>
    </message>
    <message>
        <source>오프라인 → 거절</source>
        <translation>Offline, then declined</translation>
    </message>
    <message>
        <source>재부팅 뒤 잊기</source>
        <translation>Forget at reboot</translation>
    </message>
    <message>
        <source>몰래 재부팅, 잊기</source>
        <translation>Forget, unseen reboot</translation>
    </message>
    <message>
        <source>조용히 잊기</source>
        <translation>Forget silently</translation>
    </message>
    <message>
        <source>두 번 답하기</source>
        <translation>Answer twice</translation>
    </message>
    <message>
        <source>없다고 두 번</source>
        <translation>Not found, twice</translation>
    </message>
    <message>
        <source>느린 단말기</source>
        <translation>Slow terminal</translation>
    </message>
    <message>
        <source>취소 뒤 승인</source>
        <translation>Approve after abort</translation>
    </message>
    <message>
        <source>진행 중 → 승인</source>
        <translation>Running, then approved</translation>
    </message>
    <message>
        <source>진행 중 → 거절</source>
        <translation>Running, then declined</translation>
    </message>
    <message>
        <source>진행 중 → 잊기</source>
        <translation>Running, then forgotten</translation>
    </message>
    <message>
        <source>바쁘다고 하기</source>
        <translation>Say it is busy</translation>
    </message>
    <message>
        <source>모르는 거절 말</source>
        <translation>Unknown refusal</translation>
    </message>
    <message>
        <source>조회 없음, 받음</source>
        <translation>No status, taken</translation>
    </message>
    <message>
        <source>조회 없음, 안 받음</source>
        <translation>No status, not taken</translation>
    </message>
    <message>
        <source>거절하고 받기</source>
        <translation>Decline, yet take</translation>
    </message>
    <message>
        <source>두 번 받기</source>
        <translation>Charge twice</translation>
    </message>
    <message>
        <source>카드 번호 흘리기</source>
        <translation>Leak a card number</translation>
    </message>
    <message>
        <source>창구가 물었어요</source>
        <translation>The desk asked</translation>
    </message>
    <message>
        <source>카드를 기다려요</source>
        <translation>Waiting for the card</translation>
    </message>
    <message>
        <source>승인했어요</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>승인하지 않았어요</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>물음을 잃었어요</source>
        <translation>Lost the request</translation>
    </message>
    <message>
        <source>바쁘다고 했어요</source>
        <translation>Said it is busy</translation>
    </message>
    <message>
        <source>창구가 멈추라고 했어요</source>
        <translation>The desk said stop</translation>
    </message>
    <message>
        <source>창구가 결과를 다시 물었어요</source>
        <translation>The desk asked again</translation>
    </message>
    <message>
        <source>창구가 로그인했어요</source>
        <translation>The desk logged in</translation>
    </message>
    <message>
        <source>다시 켜졌어요</source>
        <translation>Started again</translation>
    </message>
    <message>
        <source>결제를 취소했어요</source>
        <translation>Payment reversed</translation>
    </message>
    <message>
        <source>합계를 알려 줬어요</source>
        <translation>Told the totals</translation>
    </message>
    <message>
        <source>받아 주지 않았어요</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>매입 파일을 썼어요</source>
        <translation>Wrote the acquirer&apos;s file</translation>
    </message>
    <message>
        <source>매입 파일을 쓰지 못했어요</source>
        <translation>Could not write the file</translation>
    </message>
    <message>
        <source>결제를 기다려요</source>
        <translation>Waiting for a payment</translation>
    </message>
    <message>
        <source>카드를 대 주세요</source>
        <translation>Please hold the card</translation>
    </message>
    <message>
        <source>처리하고 있어요</source>
        <translation>Working on it</translation>
    </message>
    <message>
        <source>승인됐어요</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>안 됐어요</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>카드를 기다렸어요</source>
        <translation>Waited for the card</translation>
    </message>
    <message>
        <source>카드를 읽었어요</source>
        <translation>The card was read</translation>
    </message>
</context>
<context>
    <name>TerminalsSection</name>
    <message>
        <source>단말</source>
        <translation>Terminals</translation>
    </message>
    <message>
        <source>카드를 받는 휴대폰과 단말입니다. 암호 문구는 다시 보여 드리지 않습니다.</source>
        <translation>Phones and terminals that take cards. A passphrase is never shown again.</translation>
    </message>
    <message>
        <source>새 단말 적기</source>
        <translation>New terminal</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>창구에서 부르는 이름</source>
        <translation>What the desk calls it</translation>
    </message>
    <message>
        <source>주소</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>결제 앱의 링크, 예: https://www.adyen.com/test</source>
        <translation>The app&apos;s link, e.g. https://www.adyen.com/test</translation>
    </message>
    <message>
        <source>예: https://192.168.0.20:8443/nexo</source>
        <translation>e.g. https://192.168.0.20:8443/nexo</translation>
    </message>
    <message>
        <source>단말의 이름 (POI)</source>
        <translation>The terminal&apos;s name (POI)</translation>
    </message>
    <message>
        <source>열쇠 이름</source>
        <translation>Key name</translation>
    </message>
    <message>
        <source>열쇠 판</source>
        <translation>Key version</translation>
    </message>
    <message>
        <source>암호 문구</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>비워 두면 있던 것을 씁니다.</source>
        <translation>Empty: the one that is there.</translation>
    </message>
    <message>
        <source>단말에 넣은 것과 같게, 영문자·숫자·기호</source>
        <translation>As in the terminal: Latin letters, figures, signs</translation>
    </message>
    <message>
        <source>단말의 인증서 파일</source>
        <translation>The terminal&apos;s certificate</translation>
    </message>
    <message>
        <source>이미 있습니다. 비워 두면 그대로 씁니다.</source>
        <translation>There is one. Empty: it stays.</translation>
    </message>
    <message>
        <source>연습: 돈이 오가지 않음</source>
        <translation>Practice: no money moves</translation>
    </message>
    <message>
        <source>적어 두기</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>시험하기</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>빼기</source>
        <translation>Take away</translation>
    </message>
    <message>
        <source>이 단말을 뺄까요?</source>
        <translation>Take this terminal away?</translation>
    </message>
    <message>
        <source>끝나지 않은 결제는 카드사 파일이나 두 사람이 정합니다.</source>
        <translation>Open payments are decided by the card file or two people.</translation>
    </message>
    <message>
        <source>그대로 두기</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>휴대폰, 결제 앱, VAN 프로그램</source>
        <translation>Phone, payments app, vendor&apos;s program</translation>
    </message>
    <message>
        <source>예: https://192.168.0.20:11000</source>
        <translation>e.g. https://192.168.0.20:11000</translation>
    </message>
    <message>
        <source>프로그램 파일</source>
        <translation>Program file</translation>
    </message>
    <message>
        <source>VAN 회사가 이 컴퓨터에 깔아 준 것</source>
        <translation>What the vendor installed on this computer</translation>
    </message>
    <message>
        <source>단말 번호 (TermID)</source>
        <translation>Terminal number (TermID)</translation>
    </message>
    <message>
        <source>망취소를 마친 뒤에 알린다고 계약함</source>
        <translation>By contract a network cancel is told once it is done</translation>
    </message>
    <message>
        <source>체크하지 않으면 망취소된 결제는 카드사 파일이 올 때까지 확인 중으로 둡니다.</source>
        <translation>Unless ticked, a payment cancelled by the network stays in doubt until the card company&apos;s file.</translation>
    </message>
</context>
<context>
    <name>TextBox</name>
    <message>
        <source>영어: %1</source>
        <translation>English: %1</translation>
    </message>
    <message>
        <source>한국어: %1</source>
        <translation>Korean: %1</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>글씨와 화면</source>
        <translation>Text and screen</translation>
    </message>
    <message>
        <source>보통 글씨로</source>
        <translation>Usual text</translation>
    </message>
    <message>
        <source>글씨 두 배로</source>
        <translation>Double text</translation>
    </message>
    <message>
        <source>밝은 화면으로</source>
        <translation>Light screen</translation>
    </message>
    <message>
        <source>진한 화면으로</source>
        <translation>Dark screen</translation>
    </message>
    <message>
        <source>움직임 되돌리기</source>
        <translation>Motion on</translation>
    </message>
    <message>
        <source>움직임 멈추기</source>
        <translation>Motion off</translation>
    </message>
    <message>
        <source>오른손으로 쓰기</source>
        <translation>Right hand</translation>
    </message>
    <message>
        <source>왼손으로 쓰기</source>
        <translation>Left hand</translation>
    </message>
    <message>
        <source>내 전화기로 누르기</source>
        <translation>Use my own phone</translation>
    </message>
</context>
<context>
    <name>TillPage</name>
    <message>
        <source>카드로 받기</source>
        <translation>By card</translation>
    </message>
    <message>
        <source>단말에 다시 묻기</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>현금으로 받기</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>화면을 손님 쪽으로</source>
        <translation>Turn the screen to the visitor</translation>
    </message>
    <message>
        <source>안내문 인쇄</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>확인 중인 결제 보기</source>
        <translation>Payments being found out</translation>
    </message>
    <message>
        <source>까닭</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>지금 적은 금액</source>
        <translation>Typed now</translation>
    </message>
    <message>
        <source>적혀 있는 금액</source>
        <translation>Written down</translation>
    </message>
</context>
<context>
    <name>TodayColumn</name>
    <message>
        <source>오늘 확인</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>%1건</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>지금 손님</source>
        <translation>Here now</translation>
    </message>
    <message>
        <source>오늘 첫 손님을 기다려요.</source>
        <translation>Waiting for the first visitor.</translation>
    </message>
    <message>
        <source>확인됨</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>사람이 확인</source>
        <translation>You decide</translation>
    </message>
    <message>
        <source>받을 수 없음</source>
        <translation>Not accepted</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>시연</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>나루</source>
        <translation>Naru</translation>
    </message>
</context>
<context>
    <name>TrainerPage</name>
    <message>
        <source>되돌리기 · 다시 하기</source>
        <translation>Undo · redo</translation>
    </message>
    <message>
        <source>앞 걸음 · 뒤 걸음</source>
        <translation>Step before · step behind</translation>
    </message>
    <message>
        <source>걸음 옮기기</source>
        <translation>Move the step</translation>
    </message>
    <message>
        <source>되돌리기</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>다시 하기</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>폰으로 보여 주기</source>
        <translation>Show on the phone</translation>
    </message>
    <message>
        <source>걸음으로</source>
        <translation>To the steps</translation>
    </message>
    <message>
        <source>살펴보기</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>내보내기</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>TroubleActions</name>
    <message>
        <source>어떻게 할까요?</source>
        <translation>What to do?</translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation>Physical card</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>TroubleMiddle</name>
    <message>
        <source>손님의 것은 아무것도 받지 않았고 적지도 않았습니다.</source>
        <translation>Nothing of the visitor was received or written down.</translation>
    </message>
    <message>
        <source>손님의 것은 아무것도 받지 않았습니다.
%1</source>
        <translation>Nothing of the visitor was received.
%1</translation>
    </message>
</context>
<context>
    <name>TrustSection</name>
    <message>
        <source>발급기관 목록</source>
        <translation>Issuer list</translation>
    </message>
    <message>
        <source>이 목록에 있는 기관이 발급한 신분증만 진짜로 봅니다.</source>
        <translation>Only IDs issued by the authorities in this list count as genuine.</translation>
    </message>
    <message>
        <source>파일에서 넣기</source>
        <translation>Take in from a file</translation>
    </message>
    <message>
        <source>인증서 파일</source>
        <translation>Certificate file</translation>
    </message>
    <message>
        <source>pem, crt, cer, der 파일. 기관의 안내에서 받은 것만 넣어 주세요.</source>
        <translation>pem, crt, cer, der files. Only take in what came with the authority&apos;s own guide.</translation>
    </message>
    <message>
        <source>목록에 넣기</source>
        <translation>Add to the list</translation>
    </message>
    <message>
        <source>내려받은 묶음 보기</source>
        <translation>See what was handed down</translation>
    </message>
</context>
<context>
    <name>TurnActions</name>
    <message>
        <source>부탁했습니다</source>
        <translation>Asked to stop</translation>
    </message>
    <message>
        <source>취소 부탁하기</source>
        <translation>Ask to stop</translation>
    </message>
    <message>
        <source>승인이 먼저 오면 승인으로
남습니다.</source>
        <translation>If the approval comes first,
it stays approved.</translation>
    </message>
    <message>
        <source>현금으로 받기</source>
        <translation>In cash</translation>
    </message>
    <message>
        <source>카드 차례가 끝나면 열립니다.</source>
        <translation>Opens after the card&apos;s turn.</translation>
    </message>
    <message>
        <source>화면 돌리기</source>
        <translation>Turn screen</translation>
    </message>
</context>
<context>
    <name>TypedAnswer</name>
    <message>
        <source>다른 결제 앱에 금액을 넣고 나온 답을 적습니다.
적어 둘 번호: %1</source>
        <translation>Enter the amount in the other app and type its answer.
Number to note: %1</translation>
    </message>
    <message>
        <source>카드 끝 네 자리</source>
        <translation>Last four digits</translation>
    </message>
    <message>
        <source>승인됐어요</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>승인 번호나 거절 코드</source>
        <translation>Approval or refusal code</translation>
    </message>
    <message>
        <source>번호와 카드 끝 네 자리를 다시 보아 주세요.</source>
        <translation>Look at the number and the last four digits again.</translation>
    </message>
    <message>
        <source>거절됐어요</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>카드 안 댐</source>
        <translation>No card</translation>
    </message>
</context>
<context>
    <name>TypingPane</name>
    <message>
        <source>듣기</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>힌트</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>뒤로</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>UnknownActions</name>
    <message>
        <source>단말에 다시 묻기</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>안내문 인쇄</source>
        <translation>Print notice</translation>
    </message>
    <message>
        <source>확인 중 보기</source>
        <translation>Open items</translation>
    </message>
    <message>
        <source>화면 돌리기</source>
        <translation>Turn screen</translation>
    </message>
    <message>
        <source>두고 나가기</source>
        <translation>Leave it open</translation>
    </message>
</context>
<context>
    <name>VerdictActions</name>
    <message>
        <source>어떻게 할까요?</source>
        <translation>What to do?</translation>
    </message>
    <message>
        <source>다음에 할 일</source>
        <translation>What next</translation>
    </message>
    <message>
        <source>다음 손님</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>눈으로 확인함</source>
        <translation>Seen by eye</translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation>Physical card</translation>
    </message>
    <message>
        <source>두 번째 사람</source>
        <translation>A second person</translation>
    </message>
    <message>
        <source>받지 않기</source>
        <translation>Do not accept</translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>누르는 사람 이름과 함께
적어 둡니다.</source>
        <translation>Your name is written
with what you decide.</translation>
    </message>
    <message>
        <source>화면 지우기</source>
        <translation>Clear page</translation>
    </message>
    <message>
        <source>%1 묻기</source>
        <translation>Ask: %1</translation>
    </message>
</context>
<context>
    <name>VisitorAgain</name>
    <message>
        <source>금액</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>다른 카드로</source>
        <translation>Another card</translation>
    </message>
    <message>
        <source>다시 하기</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>현금으로 낼게요</source>
        <translation>I will pay in cash</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>VisitorHold</name>
    <message>
        <source>결제 앱이 찍을 QR</source>
        <translation>Code for the payment app</translation>
    </message>
    <message>
        <source>결제 앱으로 이 QR을
찍어 주세요.</source>
        <translation>Scan this code with
the payment app.</translation>
    </message>
    <message>
        <source>그만두려고 해요</source>
        <translation>Stopping</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>휴대폰 QR을 카메라에</source>
        <translation>Phone code to the camera</translation>
    </message>
    <message>
        <source>그대로 비춰 주세요.
%1 / %2 읽었어요</source>
        <translation>Hold it there.
%1 of %2 read</translation>
    </message>
    <message>
        <source>움직이는 QR이 나오면
카메라에 비춰 주세요.</source>
        <translation>When a moving code appears,
hold it to the camera.</translation>
    </message>
</context>
<context>
    <name>VisitorOwed</name>
    <message>
        <source>내실 금액</source>
        <translation>To pay</translation>
    </message>
</context>
<context>
    <name>VisitorPage</name>
    <message>
        <source>소리로 듣기</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>직원 화면</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>VisitorReceipt</name>
    <message>
        <source>종이 영수증을 드릴게요.</source>
        <translation>Your paper receipt is coming.</translation>
    </message>
    <message>
        <source>큰 글씨 영수증을 드릴게요.</source>
        <translation>Your large-print receipt is coming.</translation>
    </message>
    <message>
        <source>휴대폰으로 QR을 찍어 주세요.</source>
        <translation>Scan the code with your phone.</translation>
    </message>
    <message>
        <source>안녕히 가세요.</source>
        <translation>Goodbye.</translation>
    </message>
    <message>
        <source>영수증 QR</source>
        <translation>Receipt code</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>휴대폰으로 받기</source>
        <translation>On my phone</translation>
    </message>
    <message>
        <source>안 받을게요</source>
        <translation>No receipt</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>I understand</translation>
    </message>
</context>
<context>
    <name>VisitorSheet</name>
    <message>
        <source>다른 분께 번호 주기</source>
        <translation>A number for somebody else</translation>
    </message>
    <message>
        <source>다시 부르기</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>안 오셨어요</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>번호 끝내기</source>
        <translation>End number</translation>
    </message>
    <message>
        <source>안 오신 분은 맨 뒤로 갑니다. 가신 분은 번호를 끝냅니다.</source>
        <translation>Who is not there goes to the end of the queue. Who has left: end the number.</translation>
    </message>
    <message>
        <source>다른 창구로 넘기기</source>
        <translation>Hand over to another counter</translation>
    </message>
    <message>
        <source>다음 창구에 남길 말 (이름과 번호는 적지 않아요)</source>
        <translation>A note for the next counter (no names or ID numbers)</translation>
    </message>
    <message>
        <source>넘기기</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>VisitorUnknown</name>
    <message>
        <source>금액</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>접수 번호</source>
        <translation>Number to ask with</translation>
    </message>
    <message>
        <source>안내 종이 받기</source>
        <translation>Take the notice</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>I understand</translation>
    </message>
</context>
<context>
    <name>WaitingActions</name>
    <message>
        <source>한 가지 더 묻는 것</source>
        <translation>Asked in addition</translation>
    </message>
    <message>
        <source>묻는 것</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>안 묻는 것</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>남기는 것</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation>Physical card</translation>
    </message>
    <message>
        <source>다른 확인으로</source>
        <translation>Other check</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>WaitingMiddle</name>
    <message>
        <source>손님이 고르고 계세요</source>
        <translation>The visitor is choosing</translation>
    </message>
    <message>
        <source>휴대폰을 대 주세요</source>
        <translation>Please hold the phone here</translation>
    </message>
    <message>
        <source>보일지 말지는 손님이 휴대폰에서 정합니다.</source>
        <translation>The visitor decides on the phone what to show.</translation>
    </message>
    <message>
        <source>휴대폰 뒷면을 리더기에 대면 됩니다.</source>
        <translation>Hold the back of the phone to the reader.</translation>
    </message>
    <message>
        <source>시연: 휴대폰 창에서 ‘리더기에 대기’를 누르세요.</source>
        <translation>Demo: hold the phone in its own window.</translation>
    </message>
    <message>
        <source>휴대폰과 잇고 있어요</source>
        <translation>Connecting to the phone</translation>
    </message>
    <message>
        <source>이제 휴대폰을 대 주세요</source>
        <translation>Now hold the phone here</translation>
    </message>
    <message>
        <source>휴대폰을 대거나 QR을 보여 주세요</source>
        <translation>Tap, or show the QR</translation>
    </message>
    <message>
        <source>휴대폰 QR을 보여 주세요</source>
        <translation>Show the phone&apos;s QR</translation>
    </message>
    <message>
        <source>휴대폰을 가까이 두고 잠깐 기다려 주세요.</source>
        <translation>Keep the phone close and wait a moment.</translation>
    </message>
    <message>
        <source>QR을 읽었어요. 휴대폰 뒷면을 리더기에 대면 됩니다.</source>
        <translation>The QR is read. Hold the back of the phone to the reader.</translation>
    </message>
    <message>
        <source>신분증 앱의 QR을 카메라에 비추면 됩니다.</source>
        <translation>Show the ID app&apos;s QR to the camera.</translation>
    </message>
    <message>
        <source>신분증 앱의 QR을 스캐너로 읽으면 됩니다.</source>
        <translation>Open the QR in the ID app and scan it.</translation>
    </message>
    <message>
        <source>휴대폰 뒷면을 대기</source>
        <translation>Back of the phone</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::AdminModel</name>
    <message>
        <source>먼저 고칠 것이 %1가지 있어요.</source>
        <translation>Things to mend first: %1.</translation>
    </message>
    <message>
        <source>쓸 수 있어요. 살필 것이 %1가지 있어요.</source>
        <translation>Ready to use. Things to look at: %1.</translation>
    </message>
    <message>
        <source>쓸 수 있어요. 모두 좋아요.</source>
        <translation>Ready to use. All is well.</translation>
    </message>
    <message>
        <source>%1에 모두 살폈어요.</source>
        <translation>All looked at, %1.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::BackupModel</name>
    <message>
        <source>마지막 백업: %1</source>
        <translation>Last backup: %1</translation>
    </message>
    <message>
        <source>백업을 둘 폴더를 골라 주세요. USB가 꽂혀 있는지 보아 주세요.</source>
        <translation>Choose a folder for the backup. See whether the USB stick is plugged in.</translation>
    </message>
    <message>
        <source>백업했습니다. 폴더를 이 컴퓨터와 따로 두세요.</source>
        <translation>Backed up. Keep the folder apart from this computer.</translation>
    </message>
    <message>
        <source>백업폴더</source>
        <translation>BACKUPFOLDER</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::CourierModel</name>
    <message>
        <source>허브가 모두 받았어요. 보낼 것이 없어요.</source>
        <translation>The hub has everything. Nothing waits.</translation>
    </message>
    <message>
        <source>보낼 것 %1건</source>
        <translation>%1 to send</translation>
    </message>
    <message>
        <source>담는 중이에요. %1건 중 %2건</source>
        <translation>Putting it on the stick: %2 of %1</translation>
    </message>
    <message>
        <source>담는 중이에요.</source>
        <translation>Putting it on the stick.</translation>
    </message>
    <message>
        <source>허브의 답을 읽는 중이에요.</source>
        <translation>Reading the hub’s answer.</translation>
    </message>
    <message>
        <source>담을 것이 없어요. 허브가 모두 받았어요.</source>
        <translation>There is nothing to take along: the hub has everything.</translation>
    </message>
    <message>
        <source>%1건을 파일 %2개로 담았어요.</source>
        <translation>%1 entries are on the stick, in %2 files.</translation>
    </message>
    <message>
        <source>마지막 것은 %1 %2에 적은 것이에요.</source>
        <translation>The last of them was written down %1 %2.</translation>
    </message>
    <message>
        <source>허브가 받았다는 답을 가져왔어요.</source>
        <translation>The hub’s answer is here: it has them.</translation>
    </message>
    <message>
        <source>이미 알고 있는 답이에요. 바뀐 것이 없어요.</source>
        <translation>This answer was known already. Nothing changed.</translation>
    </message>
    <message>
        <source>남은 것이 없어요.</source>
        <translation>Nothing is left.</translation>
    </message>
    <message>
        <source>아직 남은 것 %1건</source>
        <translation>%1 still to send</translation>
    </message>
    <message>
        <source>USB를 안전하게 빼서 허브가 있는 곳으로 가져가 주세요. 허브에서 읽은 뒤 다시 여기에 꽂고 ‘USB에서 가져오기’를 눌러 주세요. 그때까지 ‘보낼 것’은 줄지 않아요.</source>
        <translation>Take the stick out safely and to where the hub is. When the hub has read it, put it in here again and press ‘Bring the answer back’. Until then what waits does not become less.</translation>
    </message>
    <message>
        <source>그 뒤에 적은 것이에요. 다시 ‘USB로 내보내기’를 하면 돼요.</source>
        <translation>They were written down since. ‘Put it on the stick’ takes them along.</translation>
    </message>
    <message>
        <source>USB의 폴더를 골라 주세요.</source>
        <translation>Choose the folder of the USB stick.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::DeviceWords</name>
    <message>
        <source>NFC 리더기</source>
        <translation>NFC reader</translation>
    </message>
    <message>
        <source>카드 리더기</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>블루투스</source>
        <translation>Bluetooth</translation>
    </message>
    <message>
        <source>카메라</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>스캐너</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>20초 안에 카드나 휴대폰을 리더기에 대 주세요.</source>
        <translation>Hold a card or a phone to the reader within 20 seconds.</translation>
    </message>
    <message>
        <source>블루투스를 살피고 있어요.</source>
        <translation>Looking at Bluetooth.</translation>
    </message>
    <message>
        <source>20초 안에 QR을 카메라에 보여 주세요.</source>
        <translation>Show a QR to the camera within 20 seconds.</translation>
    </message>
    <message>
        <source>20초 안에 아무 코드나 읽어 주세요.</source>
        <translation>Scan any code within 20 seconds.</translation>
    </message>
    <message>
        <source>시험했어요. 카드와 휴대폰을 읽습니다.</source>
        <translation>Tried: it reads cards and phones.</translation>
    </message>
    <message>
        <source>시험했어요. 블루투스를 쓸 수 있습니다.</source>
        <translation>Tried: Bluetooth works.</translation>
    </message>
    <message>
        <source>시험했어요. 화면이 오고 코드를 읽습니다.</source>
        <translation>Tried: pictures come and codes are read.</translation>
    </message>
    <message>
        <source>시험했어요. 코드를 읽습니다.</source>
        <translation>Tried: it reads codes.</translation>
    </message>
    <message>
        <source>프린터</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>인쇄 서비스 · %1</source>
        <translation>Print service · %1</translation>
    </message>
    <message>
        <source>%1 · %2 보드</source>
        <translation>%1 · %2 baud</translation>
    </message>
    <message>
        <source>시험 용지를 보내고 있어요.</source>
        <translation>The test page is being sent.</translation>
    </message>
    <message>
        <source>시험 용지가 끝까지 나왔습니다. 글자와 금을 보아 주세요.</source>
        <translation>All of the test page came out. Look at its letters and lines.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::DevicesModel</name>
    <message>
        <source>시험하는 중</source>
        <translation>Being tried</translation>
    </message>
    <message>
        <source>쓸 수 있음</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>쓸 수 없음</source>
        <translation>Not available</translation>
    </message>
    <message>
        <source>마지막 문제: %1 · %2</source>
        <translation>Last trouble: %1 · %2</translation>
    </message>
    <message>
        <source>그 기기는 이제 없습니다.</source>
        <translation>That device is no longer there.</translation>
    </message>
    <message>
        <source>이름을 적어 두었습니다.</source>
        <translation>The name is saved.</translation>
    </message>
    <message>
        <source>뺐습니다: %1</source>
        <translation>Taken off: %1</translation>
    </message>
    <message>
        <source>차례를 바꾸었습니다.</source>
        <translation>The order is changed.</translation>
    </message>
    <message>
        <source>기기가 꽂힌 자리를 적어 주세요.</source>
        <translation>Type where the device is plugged in.</translation>
    </message>
    <message>
        <source>너무 길어요. 다시 적어 주세요.</source>
        <translation>Too long. Type it again.</translation>
    </message>
    <message>
        <source>기기는 %1개까지 쓸 수 있습니다. 쓰지 않는 것을 먼저 빼 주세요.</source>
        <translation>At most %1 devices can be used. Take off one you do not use first.</translation>
    </message>
    <message>
        <source>이미 쓰고 있는 자리입니다.</source>
        <translation>That place is in use already.</translation>
    </message>
    <message>
        <source>더했습니다: %1</source>
        <translation>Added: %1</translation>
    </message>
    <message>
        <source>%1부터</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>%1 · 저절로 찾음</source>
        <translation>%1 · found by itself</translation>
    </message>
    <message>
        <source>%1 · 켤 때 정함</source>
        <translation>%1 · set at the start</translation>
    </message>
    <message>
        <source>이미 맨 위입니다.</source>
        <translation>It is at the top already.</translation>
    </message>
    <message>
        <source>이미 맨 아래입니다.</source>
        <translation>It is at the bottom already.</translation>
    </message>
    <message>
        <source>바꾸었습니다. 시험 용지를 뽑아 보세요.</source>
        <translation>Changed. Print a test page.</translation>
    </message>
    <message>
        <source>프린터의 자리가 아니에요. /dev/usb/lp0, tcp:주소, 인쇄 서비스의 프린터 이름 가운데 하나를 적어 주세요.</source>
        <translation>No printer can be there. Type /dev/usb/lp0, tcp:ADDRESS, or the name of a printer of the print service.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::FindingWords</name>
    <message>
        <source>휴대폰 읽기</source>
        <translation>Phone reader</translation>
    </message>
    <message>
        <source>신분증 사진</source>
        <translation>ID photo</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>저장 공간</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>발급기관 목록</source>
        <translation>Issuer list</translation>
    </message>
    <message>
        <source>창구 인증서</source>
        <translation>Desk certificate</translation>
    </message>
    <message>
        <source>기록 이어짐</source>
        <translation>Records in a row</translation>
    </message>
    <message>
        <source>열쇠</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>보낼 것</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>두 번째 사본</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>백업</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>읽을 수 있음</source>
        <translation>Can read</translation>
    </message>
    <message>
        <source>장치 없음</source>
        <translation>No device</translation>
    </message>
    <message>
        <source>대답 없음</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>볼 수 있음</source>
        <translation>Can see</translation>
    </message>
    <message>
        <source>볼 수 없음</source>
        <translation>Cannot see</translation>
    </message>
    <message>
        <source>%1 GB 남음</source>
        <translation>%1 GB left</translation>
    </message>
    <message>
        <source>하루 넘게 앞서 있음</source>
        <translation>More than a day ahead</translation>
    </message>
    <message>
        <source>마지막 기록보다 늦음</source>
        <translation>Behind the last record</translation>
    </message>
    <message>
        <source>하나도 없음</source>
        <translation>None at all</translation>
    </message>
    <message>
        <source>%1곳 · %2 목록</source>
        <translation>%1 issuers · %2</translation>
    </message>
    <message>
        <source>%1곳 · %2 목록, 오래됨</source>
        <translation>%1 issuers · list of %2, old</translation>
    </message>
    <message>
        <source>아직 없음</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>%1에 기한 지남</source>
        <translation>Expired on %1</translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>끊김</source>
        <translation>broken off</translation>
    </message>
    <message>
        <source>%1건 빠짐없음</source>
        <translation>%1, none missing</translation>
    </message>
    <message>
        <source>자료와 따로 있음</source>
        <translation>Kept apart from the data</translation>
    </message>
    <message>
        <source>열쇠가 자료 옆에 있습니다</source>
        <translation>Beside the data</translation>
    </message>
    <message>
        <source>모두 보냄</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>%1건 막힘</source>
        <translation>%1 held up</translation>
    </message>
    <message>
        <source>%1건, 이 창구에 있음</source>
        <translation>%1, on this desk</translation>
    </message>
    <message>
        <source>함께 적고 있음</source>
        <translation>Written along with it</translation>
    </message>
    <message>
        <source>적지 못하고 있음</source>
        <translation>Cannot be written</translation>
    </message>
    <message>
        <source>%1, 오래됨</source>
        <translation>%1, old</translation>
    </message>
    <message>
        <source>NFC 리더기</source>
        <translation>NFC reader</translation>
    </message>
    <message>
        <source>카드 리더기</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>블루투스</source>
        <translation>Bluetooth</translation>
    </message>
    <message>
        <source>카메라</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>스캐너</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>쓸 수 있음</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>쓸 수 없음</source>
        <translation>Not available</translation>
    </message>
    <message>
        <source>프린터</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>인쇄 사본</source>
        <translation>Copies of prints</translation>
    </message>
    <message>
        <source>종이 적음 · 오늘 바꿀 것</source>
        <translation>Paper low · change it today</translation>
    </message>
    <message>
        <source>종이 없음</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>뚜껑 열림</source>
        <translation>Cover open</translation>
    </message>
    <message>
        <source>멈춤</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>꺼져 있음</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>남기지 않음</source>
        <translation>Not kept</translation>
    </message>
    <message>
        <source>인쇄 서비스 없음</source>
        <translation>No print service</translation>
    </message>
    <message>
        <source>남을 수 있음</source>
        <translation>May be kept</translation>
    </message>
    <message>
        <source>내려받은 묶음</source>
        <translation>Handed down</translation>
    </message>
    <message>
        <source>기관의 확인</source>
        <translation>Agency&apos;s word</translation>
    </message>
    <message>
        <source>쓰지 못한 것 %1가지</source>
        <translation>Not usable: %1</translation>
    </message>
    <message>
        <source>%1가지 쓰는 중</source>
        <translation>In use: %1</translation>
    </message>
    <message>
        <source>허브의 묶음</source>
        <translation>From the hub</translation>
    </message>
    <message>
        <source>받지 못함</source>
        <translation>Not received</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::FolderBrowser</name>
    <message>
        <source>내 폴더</source>
        <translation>My folder</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::Form</name>
    <message>
        <source>두 번 적은 비밀번호가 다릅니다. 다시 적어 주세요.</source>
        <translation>The two PINs differ. Please type them again.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::HubModel</name>
    <message>
        <source>용지의 허브가 맞아요</source>
        <translation>It is the sheet&apos;s hub</translation>
    </message>
    <message>
        <source>용지의 허브를 찾기</source>
        <translation>Find the sheet&apos;s hub</translation>
    </message>
    <message>
        <source>인증서를 받았어요</source>
        <translation>Certificate received</translation>
    </message>
    <message>
        <source>인증서 받기</source>
        <translation>Get a certificate</translation>
    </message>
    <message>
        <source>적어 두었어요</source>
        <translation>Written down</translation>
    </message>
    <message>
        <source>이 창구에 적어 두기</source>
        <translation>Write it down here</translation>
    </message>
    <message>
        <source>인증서는 %1까지예요. 그 전에 저절로 새로 받아요.</source>
        <translation>The certificate is good until %1 and renews by itself before.</translation>
    </message>
    <message>
        <source>용지의 허브 주소를 적어 주세요.</source>
        <translation>Type the hub&apos;s address from the sheet.</translation>
    </message>
    <message>
        <source>용지의 등록 번호를 적어 주세요.</source>
        <translation>Type the code from the sheet.</translation>
    </message>
    <message>
        <source>용지의 확인값을 적어 주세요.</source>
        <translation>Type the fingerprint from the sheet.</translation>
    </message>
    <message>
        <source>허브에 이었어요. 이제 저절로 보내요.</source>
        <translation>Joined. It sends by itself now.</translation>
    </message>
    <message>
        <source>등록 용지의 QR이 아니에요. 용지의 QR을 비춰 주세요.</source>
        <translation>Not an enrolment sheet&apos;s QR. Show the one on the sheet.</translation>
    </message>
    <message>
        <source>등록했어요</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>인증서를 새로 받았어요</source>
        <translation>Got a new certificate</translation>
    </message>
    <message>
        <source>새 열쇠로 돌아왔어요</source>
        <translation>Came back with a new key</translation>
    </message>
    <message>
        <source>기한이 지나 다시 허락받았어요</source>
        <translation>Let in again after its certificate ended</translation>
    </message>
    <message>
        <source>분실로 막았어요</source>
        <translation>Blocked as lost</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>새 소식 · %1</source>
        <translation>New · %1</translation>
    </message>
    <message>
        <source>%1부터</source>
        <translation>Since %1</translation>
    </message>
    <message>
        <source>이 명부가 있기 전부터</source>
        <translation>Before this list was kept</translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>없어요</source>
        <translation>None</translation>
    </message>
    <message>
        <source>공개 기록 %L1번째에서 확인했어요.</source>
        <translation>Checked at entry %L1 of the public log.</translation>
    </message>
    <message>
        <source>%1 %2까지의 공개 기록과 맞아요.</source>
        <translation>Agrees with the public log up to %1 %2.</translation>
    </message>
    <message>
        <source>이 나루가 읽지 못하는 일이 %L1건 더 있어요. 나루를 새 판으로 바꾸면 보여요.</source>
        <translation>%L1 more acts that this Naru cannot read. A newer version shows them.</translation>
    </message>
    <message>
        <source>확인했다고 적어 두었어요.</source>
        <translation>Noted that you looked.</translation>
    </message>
    <message>
        <source>%1 %2 뒤로는 공개 기록과 대조하지 못했어요. 허브와 이어져 있는지 확인해 주세요.</source>
        <translation>Not checked against the public log since %1 %2. See whether this desk reaches its hub.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::NeighboursModel</name>
    <message>
        <source>부르는 중</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>그 데스크를 부르고 있어요.</source>
        <translation>Calling that desk.</translation>
    </message>
    <message>
        <source>숫자 견주기</source>
        <translation>Compare the digits</translation>
    </message>
    <message>
        <source>두 화면의 숫자가 같은지 보아 주세요.</source>
        <translation>Are the digits on both screens the same?</translation>
    </message>
    <message>
        <source>QR을 읽어 감</source>
        <translation>It read the code</translation>
    </message>
    <message>
        <source>이 데스크의 QR을 읽은 데스크예요. 옆 사람이 읽었나요?</source>
        <translation>This desk read the code on this screen. Was that the person beside you?</translation>
    </message>
    <message>
        <source>저쪽을 기다림</source>
        <translation>Waiting for the other side</translation>
    </message>
    <message>
        <source>저쪽 화면에서도 같다고 눌러야 이어져요.</source>
        <translation>A person there has to say yes as well.</translation>
    </message>
    <message>
        <source>이었어요</source>
        <translation>Paired</translation>
    </message>
    <message>
        <source>이제 두 데스크가 서로 이야기해요.</source>
        <translation>The two desks speak with each other now.</translation>
    </message>
    <message>
        <source>잇지 못했어요</source>
        <translation>Not paired</translation>
    </message>
    <message>
        <source>저쪽에서 시작했어요.</source>
        <translation>Begun there.</translation>
    </message>
    <message>
        <source>여기서 시작했어요.</source>
        <translation>Begun here.</translation>
    </message>
    <message>
        <source>지금 이어져 있음</source>
        <translation>Connected now</translation>
    </message>
    <message>
        <source>지금 보이지 않음</source>
        <translation>Not in sight now</translation>
    </message>
    <message>
        <source>%1부터</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>주소를 적어 주세요.</source>
        <translation>Type the address.</translation>
    </message>
    <message>
        <source>이름을 적어 주세요.</source>
        <translation>Type the name.</translation>
    </message>
    <message>
        <source>이름을 바꿨습니다.</source>
        <translation>Renamed.</translation>
    </message>
    <message>
        <source>이제 서로 이야기하지 않습니다.</source>
        <translation>They do not speak with each other any more.</translation>
    </message>
    <message>
        <source>데스크의 QR이 아니에요. 그 데스크의 이 화면을 비춰 주세요.</source>
        <translation>That is no desk&apos;s code. Show the same page of that desk.</translation>
    </message>
    <message>
        <source>열쇠가 다름</source>
        <translation>Another key</translation>
    </message>
    <message>
        <source>이미 이어 둔 “%1”인데 열쇠가 달라졌어요. 새로 설치한 데스크인가요?</source>
        <translation>This is “%1”, which is paired already, with another key. Was that desk installed anew?</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::ReaderModel</name>
    <message>
        <source>이 창구의 인증서가 아직 없습니다.</source>
        <translation>This desk has no certificate yet.</translation>
    </message>
    <message>
        <source>인증서의 기한이 지났습니다.</source>
        <translation>The certificate has expired.</translation>
    </message>
    <message>
        <source>연습용 인증서입니다.</source>
        <translation>A practice certificate.</translation>
    </message>
    <message>
        <source>인증서가 있습니다.</source>
        <translation>There is a certificate.</translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>기관 이름을 적어 주세요.</source>
        <translation>Enter the name of the organization.</translation>
    </message>
    <message>
        <source>신청서를 둘 폴더를 골라 주세요.</source>
        <translation>Choose a folder for the request.</translation>
    </message>
    <message>
        <source>그 폴더에는 적을 수 없습니다. 다른 폴더를 골라 주세요.</source>
        <translation>That folder cannot be written. Choose another.</translation>
    </message>
    <message>
        <source>신청서를 적어 두었습니다: %1</source>
        <translation>The request was written: %1</translation>
    </message>
    <message>
        <source>그 파일은 열 수 없습니다. 다른 파일을 골라 주세요.</source>
        <translation>That file cannot be opened. Choose another.</translation>
    </message>
    <message>
        <source>인증서를 넣었습니다.</source>
        <translation>The certificate was taken in.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::ReleasesModel</name>
    <message>
        <source>발급기관 목록</source>
        <translation>List of issuers</translation>
    </message>
    <message>
        <source>강의</source>
        <translation>Lessons</translation>
    </message>
    <message>
        <source>요금</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>업무 목록</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>설정</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>화면의 말</source>
        <translation>Words on screen</translation>
    </message>
    <message>
        <source>받은 것 없음</source>
        <translation>Nothing received</translation>
    </message>
    <message>
        <source>%1판을 쓰지 못함</source>
        <translation>Version %1 not usable</translation>
    </message>
    <message>
        <source>쓰지 못함</source>
        <translation>Not usable</translation>
    </message>
    <message>
        <source>%1판 · 오래됨</source>
        <translation>Version %1 · old</translation>
    </message>
    <message>
        <source>%1판</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>앞의 %1판으로 돌아가기</source>
        <translation>Back to version %1</translation>
    </message>
    <message>
        <source>새 %1판 쓰기</source>
        <translation>Use the newer version %1</translation>
    </message>
    <message>
        <source>기관이 허브로 내려보낸 것입니다. 새 것은 저절로 옵니다.</source>
        <translation>Handed down by the agency through the hub. New ones come by themselves.</translation>
    </message>
    <message>
        <source>아직 받은 것이 없습니다. 허브에 등록하면 저절로 옵니다.</source>
        <translation>Nothing yet. It comes once this desk is at a hub.</translation>
    </message>
    <message>
        <source>다른 판을 쓰고 있습니다.</source>
        <translation>Another version is in use now.</translation>
    </message>
    <message>
        <source>%1판 · 새것을 받지 못함</source>
        <translation>Version %1 · the new one was not taken</translation>
    </message>
    <message>
        <source>%1 %2판을 살펴서 넣고 있습니다.</source>
        <translation>%1: version %2 is being checked and put in place.</translation>
    </message>
    <message>
        <source>%1 받는 중 %2%</source>
        <translation>%1: %2% received</translation>
    </message>
    <message>
        <source>새 것이 있는지 묻고 있습니다.</source>
        <translation>Asking whether there is anything new.</translation>
    </message>
    <message>
        <source>확인했습니다. 새 것이 있었으면 왼쪽에 보입니다.</source>
        <translation>Checked. Anything new is shown at the left.</translation>
    </message>
    <message>
        <source>스틱에서 읽었습니다. 넣은 결과는 왼쪽에 보입니다.</source>
        <translation>Read from the stick. What became of it is shown at the left.</translation>
    </message>
    <message>
        <source>%1판을 넣는 중</source>
        <translation>Version %1 is being put in place</translation>
    </message>
    <message>
        <source>지금 온 것을 먼저 넣습니다. 다 넣으면 저절로 다시 확인합니다.</source>
        <translation>What has just come is put in first. After that it looks again by itself.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::SettingsModel</name>
    <message>
        <source>잰 길이를 mm로 다시 적어 주세요.</source>
        <translation>Enter the measured length in mm again.</translation>
    </message>
    <message>
        <source>센터 이름을 적어 주세요.</source>
        <translation>Enter the name of the centre.</translation>
    </message>
    <message>
        <source>창구 이름을 적어 주세요.</source>
        <translation>Enter the name of the desk.</translation>
    </message>
    <message>
        <source>설정을 적어 두었습니다.</source>
        <translation>The settings were saved.</translation>
    </message>
    <message>
        <source>그 폴더에는 적을 수 없습니다. 다른 폴더를 골라 주세요.</source>
        <translation>That folder cannot be written. Choose another.</translation>
    </message>
    <message>
        <source>그런 폴더가 없습니다. 다시 골라 주세요.</source>
        <translation>There is no such folder. Choose again.</translation>
    </message>
    <message>
        <source>열두 글자 이상으로 적어 주세요.</source>
        <translation>Write twelve letters or more.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::SetupModel</name>
    <message>
        <source>말과 화면</source>
        <translation>Language and screen</translation>
    </message>
    <message>
        <source>센터와 창구</source>
        <translation>Centre and desk</translation>
    </message>
    <message>
        <source>첫 관리자</source>
        <translation>First administrator</translation>
    </message>
    <message>
        <source>화면 크기</source>
        <translation>Screen size</translation>
    </message>
    <message>
        <source>두 번째 사본</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>마지막 살핌</source>
        <translation>Last look</translation>
    </message>
    <message>
        <source>잰 길이를 mm로 다시 적어 주세요.</source>
        <translation>Enter the measured length in mm again.</translation>
    </message>
    <message>
        <source>이름을 적어 주세요.</source>
        <translation>Enter a name.</translation>
    </message>
    <message>
        <source>센터 이름을 적어 주세요.</source>
        <translation>Enter the name of the centre.</translation>
    </message>
    <message>
        <source>창구 이름을 적어 주세요.</source>
        <translation>Enter the name of the desk.</translation>
    </message>
    <message>
        <source>창구를 열었습니다.</source>
        <translation>The desk is open.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::StaffModel</name>
    <message>
        <source>관리자</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>민원 담당</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>멈춰 둠</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>비밀번호가 여러 번 달라 쉬는 중</source>
        <translation>Resting after several wrong PINs</translation>
    </message>
    <message>
        <source>들어올 수 있음</source>
        <translation>Can sign in</translation>
    </message>
    <message>
        <source>이름을 적어 주세요.</source>
        <translation>Enter a name.</translation>
    </message>
    <message>
        <source>직원으로 적었습니다: %1</source>
        <translation>Added to the staff: %1</translation>
    </message>
    <message>
        <source>이제 들어올 수 없습니다: %1</source>
        <translation>Can no longer sign in: %1</translation>
    </message>
    <message>
        <source>다시 들어올 수 있습니다: %1</source>
        <translation>Can sign in again: %1</translation>
    </message>
    <message>
        <source>비밀번호를 새로 정했습니다: %1</source>
        <translation>A new PIN was set: %1</translation>
    </message>
    <message>
        <source>강사</source>
        <translation>Trainer</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::TerminalsModel</name>
    <message>
        <source>바로 잇는 단말</source>
        <translation>Direct terminal</translation>
    </message>
    <message>
        <source>같은 망의 휴대폰이나 단말</source>
        <translation>A phone or terminal on this network</translation>
    </message>
    <message>
        <source>결제 앱에 QR로</source>
        <translation>Payment app, by code</translation>
    </message>
    <message>
        <source>망이 없어도 됩니다</source>
        <translation>Works without a network</translation>
    </message>
    <message>
        <source>다른 앱, 손으로 적기</source>
        <translation>Other app, typed by hand</translation>
    </message>
    <message>
        <source>금액과 번호를 보여 줍니다</source>
        <translation>Shows amount and number</translation>
    </message>
    <message>
        <source>연결 없음</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>결제하는 중</source>
        <translation>Taking a payment</translation>
    </message>
    <message>
        <source>%1에 답함</source>
        <translation>Answered at %1</translation>
    </message>
    <message>
        <source>아직 안 물어봄</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source> · 연습</source>
        <translation> · practice</translation>
    </message>
    <message>
        <source>창구 사람들이 알아볼 이름을 적어 주세요.</source>
        <translation>Type a name that the desk&apos;s people know.</translation>
    </message>
    <message>
        <source>https:// 로 시작하는 주소를 적어 주세요.</source>
        <translation>Type an address that begins with https://</translation>
    </message>
    <message>
        <source>단말에 적힌 이름을 적어 주세요.</source>
        <translation>Type the name that the terminal shows.</translation>
    </message>
    <message>
        <source>열쇠 이름과 판 번호를 적어 주세요.</source>
        <translation>Type the key&apos;s name and version.</translation>
    </message>
    <message>
        <source>영문자, 숫자, 기호로만 적어 주세요.</source>
        <translation>Only Latin letters, figures and signs.</translation>
    </message>
    <message>
        <source>단말에 넣은 암호 문구를 적어 주세요.</source>
        <translation>Type the passphrase of the terminal.</translation>
    </message>
    <message>
        <source>인증서가 든 파일(PEM)을 골라 주세요.</source>
        <translation>Choose a file with a certificate (PEM).</translation>
    </message>
    <message>
        <source>적어 두었습니다.</source>
        <translation>Written down.</translation>
    </message>
    <message>
        <source>뺐습니다.</source>
        <translation>Taken away.</translation>
    </message>
    <message>
        <source>국내 결제 프로그램</source>
        <translation>A Korean vendor&apos;s program</translation>
    </message>
    <message>
        <source>이 컴퓨터에 깐 VAN 프로그램</source>
        <translation>Installed on this computer</translation>
    </message>
    <message>
        <source>바로 잇는 단말 (XML)</source>
        <translation>Terminal, directly (XML)</translation>
    </message>
    <message>
        <source>nexo 3.1을 쓰는 단말</source>
        <translation>Speaks nexo 3.1</translation>
    </message>
    <message>
        <source>실행할 수 있는 프로그램 파일을 골라 주세요.</source>
        <translation>Choose a program that can be run.</translation>
    </message>
    <message>
        <source>단말 번호(TermID)를 영문자와 숫자로 적어 주세요.</source>
        <translation>Write the terminal number (TermID) in letters and digits.</translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::TrustModel</name>
    <message>
        <source>믿는 발급기관이 아직 없습니다.</source>
        <translation>There is no trusted issuer yet.</translation>
    </message>
    <message>
        <source>믿는 발급기관 %1곳</source>
        <translation>Trusted issuers: %1</translation>
    </message>
    <message>
        <source>목록을 넣으면 신분증을 받을 수 있습니다.</source>
        <translation>Take in a list to accept IDs.</translation>
    </message>
    <message>
        <source>%1 목록 · 오늘 것</source>
        <translation>List of %1 · today&apos;s</translation>
    </message>
    <message>
        <source>%1 목록 · %2일 지남</source>
        <translation>List of %1 · %2 days old</translation>
    </message>
    <message>
        <source>쓸 수 없어 건너뛴 것: %1</source>
        <translation>Left out as unusable: %1</translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>넣을 파일을 골라 주세요.</source>
        <translation>Choose a file to take in.</translation>
    </message>
    <message>
        <source>목록에 넣었습니다.</source>
        <translation>Added to the list.</translation>
    </message>
</context>
<context>
    <name>naru::ui::counter</name>
    <message>
        <source>남</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>여</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>적혀 있지 않음</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>예</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>아니요</source>
        <translation>No</translation>
    </message>
    <message>
        <source>글로 보여 드릴 수 없는 값</source>
        <translation>A value without words</translation>
    </message>
    <message>
        <source>서명</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>읽을 수 없음</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>다름</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>휴대폰 서명</source>
        <translation>Phone signature</translation>
    </message>
    <message>
        <source>맞음</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>모름</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>보지 못함</source>
        <translation>Not looked at</translation>
    </message>
    <message>
        <source>목록 없음</source>
        <translation>no list</translation>
    </message>
    <message>
        <source>발급기관</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>믿을 수 없음</source>
        <translation>Not trusted</translation>
    </message>
    <message>
        <source>발급 인증서</source>
        <translation>Issuer certificate</translation>
    </message>
    <message>
        <source>규격과 다름</source>
        <translation>Off standard</translation>
    </message>
    <message>
        <source>믿는 곳</source>
        <translation>Trusted</translation>
    </message>
    <message>
        <source>%1부터</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>기한 없음</source>
        <translation>no end</translation>
    </message>
    <message>
        <source>내용</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>발급된 뒤 바뀜</source>
        <translation>since issue</translation>
    </message>
    <message>
        <source>종류</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>적힌 것과 다름</source>
        <translation>not as stated</translation>
    </message>
    <message>
        <source>지금 상태</source>
        <translation>State now</translation>
    </message>
    <message>
        <source>기한 지남</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>기한 아님</source>
        <translation>Not in date</translation>
    </message>
    <message>
        <source>대답</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>신분증 없음</source>
        <translation>No ID in it</translation>
    </message>
    <message>
        <source>기한 안</source>
        <translation>In date</translation>
    </message>
    <message>
        <source>취소 목록 없음</source>
        <translation>no status list</translation>
    </message>
    <message>
        <source>유효</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>만 %1세 이상인가요?</source>
        <translation>%1 years old or over?</translation>
    </message>
    <message>
        <source>올해 %1세가 되었거나 넘었나요?</source>
        <translation>%1 this year, or older?</translation>
    </message>
    <message>
        <source>사람이 확인</source>
        <translation>You decide</translation>
    </message>
    <message>
        <source>나이가 안 됨</source>
        <translation>Too young</translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
물은 나이가 아직 되지 않았습니다.</source>
        <translation>The ID is genuine.
The age asked for is not reached yet.</translation>
    </message>
    <message>
        <source>확인됨</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>발급된 그대로입니다.
유효 기간 안입니다.</source>
        <translation>It is just as issued.
It is within its dates.</translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
지금도 유효한지는 모릅니다.</source>
        <translation>The ID is genuine.
Whether still valid is not known.</translation>
    </message>
    <message>
        <source>발급기관이 적은 것은 진짜입니다.
휴대폰이 보탠 값은 뺐습니다.</source>
        <translation>What the issuer wrote is genuine.
What the phone added was left out.</translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
물은 것이 모두 오지는 않았습니다.</source>
        <translation>The ID is genuine.
Not all that was asked has come.</translation>
    </message>
    <message>
        <source>확인을 끝내지 못한 신분증입니다.</source>
        <translation>This ID could not be checked to the end.</translation>
    </message>
    <message>
        <source>받을 수 없음</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
물은 나이는 이 답으로 알 수 없습니다.</source>
        <translation>The ID is genuine.
It does not tell the age asked for.</translation>
    </message>
    <message>
        <source>알 수 없음</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>눈으로 확인</source>
        <translation>seen by eye</translation>
    </message>
    <message>
        <source>두 사람 확인</source>
        <translation>two people agreed</translation>
    </message>
    <message>
        <source>받지 않음</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>끊김</source>
        <translation>broken off</translation>
    </message>
    <message>
        <source>이름</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>오래된 목록</source>
        <translation>Old list</translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
발급기관 목록이 오래되었습니다.</source>
        <translation>The ID is genuine.
The list of issuers is old.</translation>
    </message>
</context>
<context>
    <name>naru::ui::counter::CounterModel</name>
    <message>
        <source>아무것도 적지 않았습니다. 다시 골라 주세요.</source>
        <translation>Nothing was written. Please choose again.</translation>
    </message>
    <message>
        <source>실물 신분증 확인을 적어 두었습니다.</source>
        <translation>The check of the physical card is written down.</translation>
    </message>
    <message>
        <source>QR로 해 주세요.</source>
        <translation>Use the QR.</translation>
    </message>
</context>
<context>
    <name>naru::ui::counter::QueueModel</name>
    <message>
        <source>방금 오심</source>
        <translation>Just came</translation>
    </message>
    <message>
        <source>%1분째 기다림</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1분째 가장 오래</source>
        <translation>%1 min, longest</translation>
    </message>
    <message>
        <source>%1에서 부르는 중</source>
        <translation>Called to %1</translation>
    </message>
    <message>
        <source>%1에 계심</source>
        <translation>At %1</translation>
    </message>
    <message>
        <source>%1에서 보냄</source>
        <translation>Sent by %1</translation>
    </message>
    <message>
        <source>%1에서 %2로 보냄</source>
        <translation>Sent by %1 to %2</translation>
    </message>
    <message>
        <source>%1번 불러도 안 오심</source>
        <translation>Called %1 times in vain</translation>
    </message>
    <message>
        <source>창구에 계심</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>%1번째 부르는 중</source>
        <translation>Called, time %1</translation>
    </message>
    <message>
        <source>부르는 중</source>
        <translation>Being called</translation>
    </message>
    <message>
        <source>%1: 끊긴 사이 두 창구에서 맞았어요 (%2).</source>
        <translation>%1: received by two counters while they were cut off (%2).</translation>
    </message>
    <message>
        <source>먼저 비는 창구</source>
        <translation>Whichever is free first</translation>
    </message>
    <message>
        <source>%1 먼저 불렀어요. %2번은 그 창구로 가십니다.</source>
        <translation>%1 called first. %2 goes to that counter.</translation>
    </message>
    <message>
        <source>%1번은 다른 창구에서 먼저 마쳤어요.</source>
        <translation>%1 was already served at another counter.</translation>
    </message>
    <message>
        <source>넘겼어요.</source>
        <translation>Handed over.</translation>
    </message>
    <message>
        <source>%1번을 드리세요. 앞에 %2명 있어요.</source>
        <translation>Give number %1. %2 before it.</translation>
    </message>
</context>
<context>
    <name>naru::ui::counter::ScanModel</name>
    <message>
        <source>날짜 없음</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>표시</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>만든 때</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>창구</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>잃어버린 데스크 목록</source>
        <translation>List of lost desks</translation>
    </message>
    <message>
        <source>이 데스크에 없음</source>
        <translation>not at this desk</translation>
    </message>
</context>
<context>
    <name>naru::ui::counter::VisitModel</name>
    <message>
        <source>%1까지</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>사진을 여는 중이에요</source>
        <translation>Opening the photo</translation>
    </message>
    <message>
        <source>%1에 적어 두었습니다.
기록 번호 %2</source>
        <translation>Written down at %1.
Record %2</translation>
    </message>
    <message>
        <source>눈으로 확인함</source>
        <translation>Seen by eye</translation>
    </message>
    <message>
        <source>받지 않음</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>두 사람이 확인함</source>
        <translation>Two people agreed</translation>
    </message>
    <message>
        <source>%1 까닭만 적었습니다.
기록 번호 %2</source>
        <translation>Reason written at %1.
Record %2</translation>
    </message>
</context>
<context>
    <name>naru::ui::kiosk::PracticeModel</name>
    <message>
        <source>여기에는 신분증을 읽는 기계가 없어요. 창구에서 해 볼 수 있어요.</source>
        <translation>There is no ID reader here. You can try at the counter.</translation>
    </message>
    <message>
        <source>이 화면에서는 연습만 할 수 있어요.</source>
        <translation>This screen has lessons only.</translation>
    </message>
    <message>
        <source>결제기를 찾고 있어요.</source>
        <translation>Looking for a terminal.</translation>
    </message>
    <message>
        <source>결제기를 다른 분이 쓰고 있어요. 잠시 뒤에 해 보세요.</source>
        <translation>Somebody is using the terminal. Try again in a while.</translation>
    </message>
    <message>
        <source>여기 결제기는 돈 없이 연습하는 법을 몰라요. 그래서 켜지 않았어요.</source>
        <translation>The terminal here cannot practise without money. So it stays off.</translation>
    </message>
    <message>
        <source>여기에는 연습할 결제기가 없어요.</source>
        <translation>There is no terminal to practise on here.</translation>
    </message>
    <message>
        <source>이번에는 안 됐어요</source>
        <translation>Not this time</translation>
    </message>
    <message>
        <source>기다리는 중</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>휴대폰을 신분증 읽는 곳에
대 주세요.</source>
        <translation>Hold your phone
to the ID reader.</translation>
    </message>
    <message>
        <source>휴대폰에 물었어요</source>
        <translation>Your phone was asked</translation>
    </message>
    <message>
        <source>휴대폰에서 무엇을 묻는지 보고
‘보여 주기’를 눌러 주세요.</source>
        <translation>See on your phone what is asked,
then press to show it.</translation>
    </message>
    <message>
        <source>보고 있어요</source>
        <translation>Looking</translation>
    </message>
    <message>
        <source>연습할 수 있어요</source>
        <translation>You can practise</translation>
    </message>
    <message>
        <source>찾고 있어요</source>
        <translation>Looking for it</translation>
    </message>
    <message>
        <source>여기서는 못 해요</source>
        <translation>Not possible here</translation>
    </message>
    <message>
        <source>결제기가 연습이라고 대답했어요.</source>
        <translation>The terminal says that it practises.</translation>
    </message>
    <message>
        <source>잘하셨어요. 연습이라서
돈은 나가지 않았어요.</source>
        <translation>Well done. It was practice:
no money was taken.</translation>
    </message>
    <message>
        <source>직원이 결제기를 써야 해서 멈췄어요.
돈은 나가지 않았어요.</source>
        <translation>Staff needed the terminal, so it stopped.
No money was taken.</translation>
    </message>
    <message>
        <source>연습이라서 돈은 나가지 않았어요.
한 번 더 해 볼까요?</source>
        <translation>It was practice: no money was taken.
Shall we try once more?</translation>
    </message>
    <message>
        <source>결제기에 닿지 않았어요.
돈은 나가지 않았어요.</source>
        <translation>The terminal was not reached.
No money was taken.</translation>
    </message>
    <message>
        <source>결제기가 연습이라고 대답하지 않았어요. 직원을 불러 주세요. 번호는 %1예요.</source>
        <translation>The terminal did not say that it was practice. Call staff. The number is %1.</translation>
    </message>
    <message>
        <source>결제기의 대답이 오지 않았어요. 직원을 불러 주세요. 번호는 %1예요.</source>
        <translation>No answer came from the terminal. Call staff. The number is %1.</translation>
    </message>
</context>
<context>
    <name>naru::ui::kiosk::StaffCall</name>
    <message>
        <source>창구</source>
        <translation>the counter</translation>
    </message>
</context>
<context>
    <name>naru::ui::shell</name>
    <message>
        <source>휴대폰 읽기</source>
        <translation>Phone reader</translation>
    </message>
    <message>
        <source>휴대폰 못 읽음</source>
        <translation>No phone reader</translation>
    </message>
    <message>
        <source>리더 인증서</source>
        <translation>Reader certificate</translation>
    </message>
    <message>
        <source>리더 인증서 살필 것</source>
        <translation>Check reader certificate</translation>
    </message>
    <message>
        <source>발급기관 목록</source>
        <translation>Issuer list</translation>
    </message>
    <message>
        <source>발급기관 목록 살필 것</source>
        <translation>Check issuer list</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>시계 확인</source>
        <translation>Check the clock</translation>
    </message>
    <message>
        <source>잠시 쉬었다 엽니다.
%1초 뒤에 다시 눌러 주세요.</source>
        <translation>It rests for a moment.
Please try again in %1 seconds.</translation>
    </message>
    <message>
        <source>비밀번호가 다릅니다.
쉬기 전까지 %1번 더 해 볼 수 있습니다.</source>
        <translation>That is not the PIN.
%1 more tries before it rests.</translation>
    </message>
    <message>
        <source>휴대폰 대신 실물 신분증</source>
        <translation>Physical cards, no phones</translation>
    </message>
    <message>
        <source>어제까지 기록 이어짐</source>
        <translation>Records unbroken</translation>
    </message>
    <message>
        <source>기록 살필 것</source>
        <translation>Check the records</translation>
    </message>
    <message>
        <source>시계 맞음</source>
        <translation>Clock is right</translation>
    </message>
    <message>
        <source>디스크 자리 넉넉함</source>
        <translation>Room on the disk</translation>
    </message>
    <message>
        <source>디스크 자리 살필 것</source>
        <translation>Check disk space</translation>
    </message>
    <message>
        <source>열쇠 따로 있음</source>
        <translation>Keys apart from data</translation>
    </message>
    <message>
        <source>열쇠가 자료 옆에 있음</source>
        <translation>Keys lie beside the data</translation>
    </message>
    <message>
        <source>두 번째 사본</source>
        <translation>Second copy</translation>
    </message>
    <message>
        <source>두 번째 사본 살필 것</source>
        <translation>Check second copy</translation>
    </message>
    <message>
        <source>백업</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>백업할 때가 됨</source>
        <translation>Time for a backup</translation>
    </message>
    <message>
        <source>사진 보기</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>사진은 실물로</source>
        <translation>Photos: on the card only</translation>
    </message>
    <message>
        <source>리더기</source>
        <translation>Reader</translation>
    </message>
    <message>
        <source>리더기 못 씀, QR로</source>
        <translation>No reader: use QR</translation>
    </message>
    <message>
        <source>리더기 대신 QR</source>
        <translation>QR instead of the reader</translation>
    </message>
    <message>
        <source>카드 리더기</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>카드 리더기 못 씀, QR로</source>
        <translation>Card reader off, use QR</translation>
    </message>
    <message>
        <source>카드 리더기 대신 QR</source>
        <translation>QR instead of the card reader</translation>
    </message>
    <message>
        <source>블루투스</source>
        <translation>Bluetooth</translation>
    </message>
    <message>
        <source>블루투스 살필 것</source>
        <translation>Check Bluetooth</translation>
    </message>
    <message>
        <source>카메라</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>카메라 살필 것</source>
        <translation>Check the camera</translation>
    </message>
    <message>
        <source>스캐너</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>스캐너 살필 것</source>
        <translation>Check the scanner</translation>
    </message>
    <message>
        <source>프린터</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>프린터 꺼짐</source>
        <translation>Printer off</translation>
    </message>
    <message>
        <source>프린터 종이 적음</source>
        <translation>Paper low</translation>
    </message>
    <message>
        <source>프린터 종이 없음</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>프린터 뚜껑 열림</source>
        <translation>Printer cover open</translation>
    </message>
    <message>
        <source>프린터 멈춤</source>
        <translation>Printer stopped</translation>
    </message>
    <message>
        <source>사본 있음</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>사본 없음</source>
        <translation>No copy</translation>
    </message>
    <message>
        <source>사본 늦음</source>
        <translation>Copy late</translation>
    </message>
    <message>
        <source>맡은 사본 살필 것</source>
        <translation>See to kept copies</translation>
    </message>
    <message>
        <source>고지서 소식 못 읽음</source>
        <translation>Bills unread</translation>
    </message>
    <message>
        <source>두 데스크에서 받은 고지서</source>
        <translation>Bill taken twice</translation>
    </message>
</context>
<context>
    <name>naru::ui::shell::CallModel</name>
    <message>
        <source>방금</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1분째</source>
        <translation>for %1 min</translation>
    </message>
    <message>
        <source>연결이 끊겼어요</source>
        <translation>connection lost</translation>
    </message>
    <message>
        <source>알리고 있어요</source>
        <translation>telling them</translation>
    </message>
    <message>
        <source>%1에서 부르세요</source>
        <translation>Help wanted at %1</translation>
    </message>
</context>
<context>
    <name>naru::ui::shell::DeskModel</name>
    <message>
        <source>관리자</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>민원 담당</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>영수증 살필 것</source>
        <translation>Check a receipt</translation>
    </message>
    <message>
        <source>강사</source>
        <translation>Trainer</translation>
    </message>
</context>
<context>
    <name>naru::ui::shell::OutboxModel</name>
    <message>
        <source>1분 안</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>%1분 전</source>
        <translation>%1 min ago</translation>
    </message>
    <message>
        <source>%1시간 전</source>
        <translation>%1 h ago</translation>
    </message>
    <message>
        <source>%1일 전</source>
        <translation>%1 days ago</translation>
    </message>
    <message>
        <source>모두 보냄</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>보낼 것 %1건</source>
        <translation>%1 to send</translation>
    </message>
    <message>
        <source>인터넷이 없어도 오늘 일은 모두 할 수 있어요.</source>
        <translation>Everything works today without the internet too.</translation>
    </message>
    <message>
        <source>적은 것은 이 창구에 안전하게 남아 있습니다.</source>
        <translation>What was written is safe at this desk.</translation>
    </message>
    <message>
        <source>보낼 것</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>%1건</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>가장 오래된 것</source>
        <translation>Oldest</translation>
    </message>
    <message>
        <source>다음에 해 볼 때</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>마지막으로 보낸 때</source>
        <translation>Last sent</translation>
    </message>
    <message>
        <source>허브가 읽지 못한 것</source>
        <translation>Not readable at the hub</translation>
    </message>
    <message>
        <source>지금 보내 보기</source>
        <translation>Try now</translation>
    </message>
</context>
<context>
    <name>naru::ui::shell::PaperModel</name>
    <message>
        <source>뽑는 사이에 나루가 꺼졌어요. 프린터에서 나온 종이를 보아 주세요.</source>
        <translation>Naru went off while it was printing. Look at the paper that came out.</translation>
    </message>
    <message>
        <source>프린터가 대답하지 않아요. 나온 종이를 보아 주세요.</source>
        <translation>The printer does not answer. Look at the paper that came out.</translation>
    </message>
</context>
<context>
    <name>naru::ui::simulator::PhoneModel</name>
    <message>
        <source>%1까지</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>창구는 값을 남기지 않습니다</source>
        <translation>The desk keeps no values</translation>
    </message>
    <message>
        <source>창구에 남는 것: %1</source>
        <translation>Kept at the desk: %1</translation>
    </message>
</context>
<context>
    <name>naru::ui::simulator::TerminalModel</name>
    <message>
        <source>%1원</source>
        <translation>%1 won</translation>
    </message>
    <message>
        <source>창구가 결제를 물으면 여기에 나옵니다.</source>
        <translation>What the desk asks for appears here.</translation>
    </message>
    <message>
        <source>결제 취소</source>
        <translation>Reversal</translation>
    </message>
    <message>
        <source>카드 결제</source>
        <translation>Card payment</translation>
    </message>
    <message>
        <source>연습 결제 · 돈은 나가지 않아요</source>
        <translation>Practice · no money moves</translation>
    </message>
</context>
<context>
    <name>naru::ui::till</name>
    <message>
        <source>연결 없음</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>결제하는 중</source>
        <translation>Taking a payment</translation>
    </message>
    <message>
        <source>정비 중</source>
        <translation>In maintenance</translation>
    </message>
    <message>
        <source>연결됨</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>아직 안 물어봄</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>준비됨</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>연습: 돈은 오가지 않음</source>
        <translation>Practice: no money moves</translation>
    </message>
    <message>
        <source>카드사와 끊겨 있음</source>
        <translation>Cut off from the card company</translation>
    </message>
    <message>
        <source>단말 종이 없음</source>
        <translation>Terminal out of paper</translation>
    </message>
    <message>
        <source>결제 앱에 QR로</source>
        <translation>Payment app, by code</translation>
    </message>
    <message>
        <source>다른 앱, 손으로 적기</source>
        <translation>Other app, typed by hand</translation>
    </message>
    <message>
        <source>국내 앱과 이음</source>
        <translation>Korean app relay</translation>
    </message>
    <message>
        <source>단말과 바로 이음</source>
        <translation>Direct link</translation>
    </message>
    <message>
        <source>지금</source>
        <translation>now</translation>
    </message>
    <message>
        <source>%1초 전</source>
        <translation>%1 s ago</translation>
    </message>
    <message>
        <source>%1분 전</source>
        <translation>%1 min ago</translation>
    </message>
    <message>
        <source>확인 중이에요</source>
        <translation>Finding out</translation>
    </message>
    <message>
        <source>다시 내지 마세요.
직원이 확인해 드릴게요.</source>
        <translation>Please do not pay again.
We will find out for you.</translation>
    </message>
    <message>
        <source>카드사 답이 오지 않아 돈이 나갔는지 몰라요.
이 번호로 결과를 물어보실 수 있어요.</source>
        <translation>No answer came, so we do not know if money moved.
You can ask with this number.</translation>
    </message>
    <message>
        <source>안 됐어요</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>받았어요</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>현금으로 받아 적었습니다.</source>
        <translation>Taken in cash and written down.</translation>
    </message>
    <message>
        <source>잘 내셨어요. 영수증을 드릴까요?</source>
        <translation>Paid. Would you like a receipt?</translation>
    </message>
    <message>
        <source>큰 글씨로도 뽑을 수 있어요.</source>
        <translation>It can be printed large, too.</translation>
    </message>
    <message>
        <source>승인됨</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>적은 다음에 보여 드립니다. 손님께도 보입니다.</source>
        <translation>Shown after it was written down.</translation>
    </message>
    <message>
        <source>받을 준비가 됐어요</source>
        <translation>Ready to take it</translation>
    </message>
    <message>
        <source>어떻게 받을지 골라 주세요.</source>
        <translation>Choose how it is paid.</translation>
    </message>
    <message>
        <source>기다리는 중</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>직원이 준비하고 있어요.</source>
        <translation>The clerk is preparing it.</translation>
    </message>
    <message>
        <source>손님 화면에도 같은 말이 보입니다.</source>
        <translation>The visitor sees the same word.</translation>
    </message>
    <message>
        <source>앞에 있는 휴대폰에
카드를 대 주세요.</source>
        <translation>Hold your card to the
phone in front of you.</translation>
    </message>
    <message>
        <source>‘읽었어요’가 나오면 떼세요.</source>
        <translation>Take it away when you see &quot;Card read&quot;.</translation>
    </message>
    <message>
        <source>읽었어요</source>
        <translation>Card read</translation>
    </message>
    <message>
        <source>카드사의 승인을 기다립니다.</source>
        <translation>Waiting for the card company.</translation>
    </message>
    <message>
        <source>카드를 떼셔도 돼요.
승인을 기다려요.</source>
        <translation>You may take the card away.
Waiting for the approval.</translation>
    </message>
    <message>
        <source>카드사가 받지 않았습니다.
돈은 빠지지 않았어요.</source>
        <translation>The card company declined.
No money was taken.</translation>
    </message>
    <message>
        <source>돈은 빠지지 않았어요.
다른 카드로 해 볼까요?</source>
        <translation>No money was taken.
Shall we try another card?</translation>
    </message>
    <message>
        <source>카드사에서 이 카드를 받지 않았어요.
까닭은 카드 뒷면 번호로 물어볼 수 있어요.</source>
        <translation>The card company did not take this card.
The number on its back can tell why.</translation>
    </message>
    <message>
        <source>아무것도 나가지 않았습니다.
돈은 빠지지 않았어요.</source>
        <translation>Nothing left this desk.
No money was taken.</translation>
    </message>
    <message>
        <source>돈은 빠지지 않았어요.
다시 해 볼까요?</source>
        <translation>No money was taken.
Shall we try again?</translation>
    </message>
    <message>
        <source>카드사에 아무것도 보내지 않았어요.</source>
        <translation>Nothing was sent to the card company.</translation>
    </message>
    <message>
        <source>돈이 빠졌는지 아직 모릅니다.
다시 받지 마세요.</source>
        <translation>Not known if money moved.
Do not take it again.</translation>
    </message>
    <message>
        <source>카드사 확인 없이 받아 두었습니다.
파일이 오면 정해집니다.</source>
        <translation>Taken without the card company.
The file decides.</translation>
    </message>
    <message>
        <source>승인 대기 — 영수증 아님</source>
        <translation>Approval pending — no receipt</translation>
    </message>
    <message>
        <source>승인 대기</source>
        <translation>Waiting for approval</translation>
    </message>
    <message>
        <source>카드사의 승인은 나중에 와요. 영수증이 아니에요.
이 번호로 결과를 물어보실 수 있어요.</source>
        <translation>The approval comes later. This is no receipt.
You can ask with this number.</translation>
    </message>
    <message>
        <source>단말에 기록이 없습니다.
다시 받아도 됩니다.</source>
        <translation>The terminal has no record.
It may be taken again.</translation>
    </message>
    <message>
        <source>지켜보는 중</source>
        <translation>Watched</translation>
    </message>
    <message>
        <source>결제 기록이 없어요.
직원과 다시 해 볼 수 있어요.</source>
        <translation>There is no record of it.
You may try again with us.</translation>
    </message>
    <message>
        <source>카드사 파일이 올 때까지 지켜볼게요.
이 번호로 결과를 물어보실 수 있어요.</source>
        <translation>We watch it until the card file comes.
You can ask with this number.</translation>
    </message>
    <message>
        <source>더 물을 곳이 없어 사람이 살펴봅니다.
다시 받지 마세요.</source>
        <translation>Nobody is left to ask; people look.
Do not take it again.</translation>
    </message>
    <message>
        <source>낼 돈이 없어요</source>
        <translation>Nothing to pay</translation>
    </message>
    <message>
        <source>까닭과 함께 적어 두었습니다.</source>
        <translation>Written down with the reason.</translation>
    </message>
    <message>
        <source>내실 돈이 없어요.</source>
        <translation>There is nothing to pay.</translation>
    </message>
    <message>
        <source>답이 늦어도 다시 보내지 않습니다. 답이 끊기면
‘확인 중’으로 두고 단말에 물어봅니다.</source>
        <translation>It is never sent twice. If the answer is
lost, the terminal is asked.</translation>
    </message>
    <message>
        <source>시간이 지나도 저절로 끝나지 않습니다.
증거가 와야 끝납니다.</source>
        <translation>Time does not end it.
Only evidence does.</translation>
    </message>
    <message>
        <source>나중에 거절되면 미납으로 남습니다.
영수증 대신 안내문을 드립니다.</source>
        <translation>If it is declined later, it stays unpaid.
Give a notice instead of a receipt.</translation>
    </message>
    <message>
        <source>두 번 물어 두 번 다 없었습니다. 뒤늦게 돈이
나타나면 카드사 파일이 찾아냅니다.</source>
        <translation>Asked twice, no record twice. Should money turn
up later, the card file finds it.</translation>
    </message>
    <message>
        <source>보내기 전에 끊겼습니다. 다시 해도
두 번 받는 일이 없습니다.</source>
        <translation>The link broke before anything was sent.
Trying again takes nothing twice.</translation>
    </message>
    <message>
        <source>다시 하면 새 결제로 적힙니다.
두 번 받는 일이 없습니다.</source>
        <translation>Trying again is a new payment.
Nothing is taken twice.</translation>
    </message>
    <message>
        <source>%1 밖에 %2가지</source>
        <translation>%1 and %2 more</translation>
    </message>
    <message>
        <source>승인 답이 왔어요</source>
        <translation>The approval came</translation>
    </message>
    <message>
        <source>안 된다는 답이 왔어요</source>
        <translation>It answered that it was not done</translation>
    </message>
    <message>
        <source>카드사 확인 없이 받아 뒀어요</source>
        <translation>Taken without the card company</translation>
    </message>
    <message>
        <source>물은 것과 다른 답이 왔어요</source>
        <translation>The answer differs from the request</translation>
    </message>
    <message>
        <source>카드사 파일에 있어요</source>
        <translation>It is in the card file</translation>
    </message>
    <message>
        <source>카드사 파일에 거절로 있어요</source>
        <translation>The card file says declined</translation>
    </message>
    <message>
        <source>카드사 파일이 다르게 말해요</source>
        <translation>The card file says otherwise</translation>
    </message>
    <message>
        <source>보내기 전에 적어 두었어요</source>
        <translation>Written down before it is sent</translation>
    </message>
    <message>
        <source>아무것도 나가지 않았어요</source>
        <translation>Nothing was sent</translation>
    </message>
    <message>
        <source>답이 오지 않았어요</source>
        <translation>No answer came</translation>
    </message>
    <message>
        <source>보낸 뒤 나루가 꺼졌어요</source>
        <translation>Naru stopped after sending</translation>
    </message>
    <message>
        <source>“기록 없음” 첫 번째 답</source>
        <translation>&quot;No record&quot;, first answer</translation>
    </message>
    <message>
        <source>“기록 없음” 또 한 번</source>
        <translation>&quot;No record&quot; once more</translation>
    </message>
    <message>
        <source>단말이 아직 하고 있대요</source>
        <translation>The terminal is still at it</translation>
    </message>
    <message>
        <source>믿을 수 없는 답, 세지 않음</source>
        <translation>An answer not to be trusted</translation>
    </message>
    <message>
        <source>단말이 다시 켜졌어요</source>
        <translation>The terminal restarted</translation>
    </message>
    <message>
        <source>단말을 잃었어요</source>
        <translation>The terminal is gone</translation>
    </message>
    <message>
        <source>두 사람이 확인했어요</source>
        <translation>Two people confirmed it</translation>
    </message>
    <message>
        <source>위 근거로 정했어요</source>
        <translation>Decided from the above</translation>
    </message>
    <message>
        <source>금액을 정했어요</source>
        <translation>The amount is set</translation>
    </message>
    <message>
        <source>단말 휴대폰이 카드를 기다려요</source>
        <translation>The phone waits for the card</translation>
    </message>
    <message>
        <source>카드를 읽었어요</source>
        <translation>The card was read</translation>
    </message>
    <message>
        <source>카드사의 승인을 기다려요</source>
        <translation>Waiting for the approval</translation>
    </message>
    <message>
        <source>승인</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>영수증</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>현금을 받아 적었어요</source>
        <translation>The cash is written down</translation>
    </message>
    <message>
        <source>영수증을 골랐어요</source>
        <translation>The receipt is chosen</translation>
    </message>
    <message>
        <source>영수증을 고를 차례예요</source>
        <translation>Time to choose the receipt</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::BillsModel</name>
    <message>
        <source>%1의 고지서 %2건을 받아 적었습니다.</source>
        <translation>%2 bills of %1 were written down.</translation>
    </message>
    <message>
        <source>이미 받아 적은 목록입니다.</source>
        <translation>This list is written down already.</translation>
    </message>
    <message>
        <source>%1까지 %2건</source>
        <translation>%2 until %1</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::CloseModel</name>
    <message>
        <source>%1 · Z %2번</source>
        <translation>%1 · Z %2</translation>
    </message>
    <message>
        <source>카드 %1 · %2건</source>
        <translation>Card %1 · %2</translation>
    </message>
    <message>
        <source>현금 %1 · %2건</source>
        <translation>Cash %1 · %2</translation>
    </message>
    <message>
        <source>돌려준 것 %1건을 뺐습니다</source>
        <translation>Less %1 given back</translation>
    </message>
    <message>
        <source>확인 중인 돈은 뺐습니다</source>
        <translation>Without what is unknown</translation>
    </message>
    <message>
        <source>%1 · %2 확인</source>
        <translation>%1 and %2 agreed</translation>
    </message>
    <message>
        <source>%1건</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 %2건</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>현금을 세면 마감할 수 있습니다.</source>
        <translation>Count the cash to close.</translation>
    </message>
    <message>
        <source>다른 까닭을 적어 주세요.</source>
        <translation>Say why it differs.</translation>
    </message>
    <message>
        <source>보고서를 서명해 저장했습니다: %1</source>
        <translation>The report was signed and saved: %1</translation>
    </message>
    <message>
        <source>단말에 센 것을 묻고 있어요.</source>
        <translation>Asking the terminals what they counted.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: 단말이 센 것은 %2 %3건, 우리 장부는 %4 %5건</source>
        <translation>%1: counted %2 in %3, our books say %4 in %5</translation>
    </message>
    <message>
        <source>지난 마감 때 듣지 못해, 그 전 것이 섞였을 수 있어요.</source>
        <translation>Not heard at the last close: older ones may be among them.</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::Counted</name>
    <message>
        <source>맞습니다</source>
        <translation>It is right</translation>
    </message>
    <message>
        <source>%1 남습니다</source>
        <translation>%1 too much</translation>
    </message>
    <message>
        <source>%1 모자랍니다</source>
        <translation>%1 missing</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::DoubtModel</name>
    <message>
        <source>지켜보는 중</source>
        <translation>Watched</translation>
    </message>
    <message>
        <source>살필 것</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>확인 중</source>
        <translation>Finding out</translation>
    </message>
    <message>
        <source>어제</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>확인 중이에요</source>
        <translation>Finding out</translation>
    </message>
    <message>
        <source>단말이 답을 찾으면 · 바로</source>
        <translation>The terminal finds it · at once</translation>
    </message>
    <message>
        <source>휴대폰의 늦은 답이 오면 · 바로</source>
        <translation>A late answer comes · at once</translation>
    </message>
    <message>
        <source>카드사 파일에 있으면 · 다음 날 아침</source>
        <translation>It is in the card file · next morning</translation>
    </message>
    <message>
        <source>카드사 번호를 두 사람이 적으면 · 바로</source>
        <translation>Two people type its number · at once</translation>
    </message>
    <message>
        <source>빠진 돈을 돌려주면</source>
        <translation>The money is given back</translation>
    </message>
    <message>
        <source>이 금액은 다시 받아도 됩니다.
지켜보다 나타나면 알려 드립니다.</source>
        <translation>It may be taken again. It is
watched for money turning up.</translation>
    </message>
    <message>
        <source>같은 것을 다시
받지 않게 막아 두었습니다.</source>
        <translation>The same cannot be taken
again meanwhile.</translation>
    </message>
    <message>
        <source>단말에 물었습니다. 답이 오면 여기에 보입니다.</source>
        <translation>Asked. The answer appears here.</translation>
    </message>
    <message>
        <source>승인 번호를 다시 보아 주세요.</source>
        <translation>Look at the number again.</translation>
    </message>
    <message>
        <source>두 사람의 확인을 적어 두었습니다.</source>
        <translation>What both said is written down.</translation>
    </message>
    <message>
        <source>승인된 것으로 끝남</source>
        <translation>Ended: approved</translation>
    </message>
    <message>
        <source>안 받은 것으로 끝남</source>
        <translation>Ended: not taken</translation>
    </message>
    <message>
        <source>카드사에만</source>
        <translation>Card file only</translation>
    </message>
    <message>
        <source>두 사람이 적음</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>오늘 끝났어요</source>
        <translation>Ended today</translation>
    </message>
    <message>
        <source>무엇인지 두 사람이 적으면 · 바로</source>
        <translation>Two people say what it is · at once</translation>
    </message>
    <message>
        <source>두 사람이 적었어요</source>
        <translation>Two people explained it</translation>
    </message>
    <message>
        <source>카드사 파일에만 있어요</source>
        <translation>Only in the card file</translation>
    </message>
    <message>
        <source>카드사 파일에 있음</source>
        <translation>In the card file</translation>
    </message>
    <message>
        <source>우리 장부에는 맞는 결제가 없음</source>
        <translation>No payment of ours fits it</translation>
    </message>
    <message>
        <source>까닭을 적어 주세요.</source>
        <translation>Say why.</translation>
    </message>
    <message>
        <source>두 사람의 말을 적어 두었습니다. 돈은 그대로입니다.</source>
        <translation>What both said is written down. No money moved.</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::DrawerModel</name>
    <message>
        <source>먼저 돈을 세어 적어 주세요.</source>
        <translation>Count the money first.</translation>
    </message>
    <message>
        <source>다른 까닭을 적어 주세요.</source>
        <translation>Say why it differs.</translation>
    </message>
    <message>
        <source>센 것을 적어 두었습니다.</source>
        <translation>The count is written down.</translation>
    </message>
    <message>
        <source>돈통을 열었습니다.</source>
        <translation>The drawer is open.</translation>
    </message>
    <message>
        <source>이제 %1 님이 돈통을 맡습니다.</source>
        <translation>%1 answers for the drawer now.</translation>
    </message>
    <message>
        <source>금액을 다시 보아 주세요.</source>
        <translation>Look at the amount again.</translation>
    </message>
    <message>
        <source>어디서 온 돈인지 적어 주세요.</source>
        <translation>Say where it is from.</translation>
    </message>
    <message>
        <source>어디로 가는 돈인지 적어 주세요.</source>
        <translation>Say where it goes.</translation>
    </message>
    <message>
        <source>%1 넣었습니다.</source>
        <translation>%1 put in.</translation>
    </message>
    <message>
        <source>%1 꺼냈습니다.</source>
        <translation>%1 taken out.</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::EntryModel</name>
    <message>
        <source>금액 적기</source>
        <translation>Type the amount</translation>
    </message>
    <message>
        <source>금액을 숫자로 적어 주세요.</source>
        <translation>Type the amount in figures.</translation>
    </message>
    <message>
        <source>고지서 번호를 적거나 읽혀 주세요.</source>
        <translation>Type or scan the bill number.</translation>
    </message>
    <message>
        <source>카드 번호로 보여서 버렸습니다. 고지서 번호를 적어 주세요.</source>
        <translation>It looks like a card number and was dropped. Type the bill number.</translation>
    </message>
    <message>
        <source>고지서 번호가 너무 깁니다.</source>
        <translation>The bill number is too long.</translation>
    </message>
    <message>
        <source>고지서는 한 번에 하나씩 받습니다.</source>
        <translation>One bill at a time.</translation>
    </message>
    <message>
        <source>정한 값보다 많이 받을 수 없습니다.</source>
        <translation>Not more than its price.</translation>
    </message>
    <message>
        <source>덜 받는 까닭을 적어 주세요.</source>
        <translation>Say why less is taken.</translation>
    </message>
    <message>
        <source>합계보다 적은 금액을 적어 주세요.</source>
        <translation>Type less than the total.</translation>
    </message>
    <message>
        <source>나머지</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>이 고지서를 아직 확인하고 있습니다</source>
        <translation>This bill is being found out</translation>
    </message>
    <message>
        <source>%1 · 돈이 빠졌는지 아직 모릅니다.
다시 받지 마세요.</source>
        <translation>%1 · whether money moved is not known.
Do not take it again.</translation>
    </message>
    <message>
        <source>같은 고지서, 다른 금액</source>
        <translation>Same bill, another amount</translation>
    </message>
    <message>
        <source>고지서를 보고 다른 한 사람이 까닭을 적어 정합니다.</source>
        <translation>Another person looks at the bill and decides with a reason.</translation>
    </message>
    <message>
        <source>이미 낸 고지서입니다</source>
        <translation>This bill is paid</translation>
    </message>
    <message>
        <source>여기에서 받은 돈: %1
다시 받지 마세요.</source>
        <translation>Taken here: %1
Do not take it again.</translation>
    </message>
    <message>
        <source>낸 때 %1 · %2 · 영수증 %3
다시 받지 마세요.</source>
        <translation>Paid %1 · %2 · receipt %3
Do not take it again.</translation>
    </message>
    <message>
        <source>다른 창구가 확인하고 있는 고지서입니다</source>
        <translation>Another desk is still looking into this bill</translation>
    </message>
    <message>
        <source>다른 창구가 받은 고지서입니다</source>
        <translation>Another desk took this bill</translation>
    </message>
    <message>
        <source>%1 · %2까지의 목록
다시 받지 말고 그 창구에 물어봐 주세요.</source>
        <translation>%1, as of %2
Do not take it again; ask that desk.</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::FileShelf</name>
    <message>
        <source>우리 결제 %1건과 맞춤</source>
        <translation>%1 of ours matched</translation>
    </message>
    <message>
        <source>전에 읽은 것 %1건</source>
        <translation>%1 read before</translation>
    </message>
    <message>
        <source>다른 창구의 것 %1건</source>
        <translation>%1 of other desks</translation>
    </message>
    <message>
        <source>여기에 없는 돈 %1건</source>
        <translation>%1 not known here</translation>
    </message>
    <message>
        <source>읽지 못한 줄 %1개</source>
        <translation>%1 lines not readable</translation>
    </message>
    <message>
        <source>파일 %1줄을 읽었습니다.</source>
        <translation>Read %1 lines.</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::PayModel</name>
    <message>
        <source>승인 번호 %1 · %2</source>
        <translation>Approval %1 · %2</translation>
    </message>
    <message>
        <source>내실 금액은 %1이에요.</source>
        <translation>The amount to pay is %1.</translation>
    </message>
    <message>
        <source>카드 끝자리 %1 · %2</source>
        <translation>Card ending in %1 · %2</translation>
    </message>
</context>
<context>
    <name>naru::ui::till::RefundModel</name>
    <message>
        <source>현금</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>카드 %1</source>
        <translation>Card %1</translation>
    </message>
    <message>
        <source>받은 때</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>받은 금액</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>받은 방법</source>
        <translation>How</translation>
    </message>
    <message>
        <source>카드 %1 · 승인 %2</source>
        <translation>Card %1 · approval %2</translation>
    </message>
    <message>
        <source>받은 사람</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>돌려준 금액</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>돌려주었어요</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>돌려주지 못했어요. 돈은 그대로예요.</source>
        <translation>Not given back. The money stays.</translation>
    </message>
    <message>
        <source>돌려주는 중이에요. 다시 하지 마세요.</source>
        <translation>On its way back. Do not do it again.</translation>
    </message>
    <message>
        <source>돌려줄 수 있는 금액: %1</source>
        <translation>Can be given back: %1</translation>
    </message>
    <message>
        <source>돌려주는 까닭을 적어 주세요.</source>
        <translation>Say why it is given back.</translation>
    </message>
    <message>
        <source>돈을 받지 않은 다른 직원이 있어야 합니다.</source>
        <translation>It needs a colleague who did not take the money.</translation>
    </message>
    <message>
        <source>적어 두었습니다. 이제 현금을 돌려주세요.</source>
        <translation>Written down. Hand the cash back now.</translation>
    </message>
    <message>
        <source>단말에 부탁했습니다. 결과가 여기에 보입니다.</source>
        <translation>Asked the terminal. The result appears here.</translation>
    </message>
</context>
<context>
    <name>naru::ui::trainer::ClassModel</name>
    <message>
        <source>모두 %1걸음으로 불렀어요.</source>
        <translation>Called everybody to step %1.</translation>
    </message>
    <message>
        <source>%1번 자리에 보냈어요.</source>
        <translation>Sent to seat %1.</translation>
    </message>
    <message>
        <source>모두에게 보냈어요.</source>
        <translation>Sent to everybody.</translation>
    </message>
    <message>
        <source>출석을 확인했어요.</source>
        <translation>Attendance is confirmed.</translation>
    </message>
    <message>
        <source>출석부를 인쇄했어요.</source>
        <translation>Attendance was printed.</translation>
    </message>
    <message>
        <source>종이를 인쇄했어요.</source>
        <translation>The paper was printed.</translation>
    </message>
    <message>
        <source>담았어요: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>표를 담지 못했어요.</source>
        <translation>The table was not saved.</translation>
    </message>
    <message>
        <source>USB를 다시 꽂아 주세요.</source>
        <translation>Plug the stick in again.</translation>
    </message>
    <message>
        <source>%1분 동안</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>방금 시작</source>
        <translation>just begun</translation>
    </message>
    <message>
        <source>시작한 지 %1분</source>
        <translation>for %1 min</translation>
    </message>
    <message>
        <source>‘%1’에서
%2</source>
        <translation>At ‘%1’:
%2</translation>
    </message>
    <message>
        <source>%1걸음 · %2명</source>
        <translation>Step %1 · %2</translation>
    </message>
    <message>
        <source>강의를 보내고 있어요.</source>
        <translation>The lesson is being sent.</translation>
    </message>
    <message>
        <source>%1번: %2</source>
        <translation>Seat %1: %2</translation>
    </message>
    <message>
        <source>%1번 카드를 인쇄했어요.</source>
        <translation>Card %1 printed.</translation>
    </message>
    <message>
        <source>%1번부터 %2번까지 인쇄했어요.</source>
        <translation>Printed cards %1 to %2.</translation>
    </message>
</context>
<context>
    <name>naru::ui::trainer::DraftModel</name>
    <message>
        <source>이것 빼기</source>
        <translation>Take this out</translation>
    </message>
    <message>
        <source>이 힌트 빼기</source>
        <translation>Take this hint out</translation>
    </message>
    <message>
        <source>힌트 더하기</source>
        <translation>Add a hint</translation>
    </message>
    <message>
        <source>네</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>아니요</source>
        <translation>No</translation>
    </message>
    <message>
        <source>정해 준 글 쓰기</source>
        <translation>Type given words</translation>
    </message>
    <message>
        <source>이 실수 빼기</source>
        <translation>Take this mistake out</translation>
    </message>
    <message>
        <source>앞으로 옮기기</source>
        <translation>Move forward</translation>
    </message>
    <message>
        <source>뒤로 옮기기</source>
        <translation>Move back</translation>
    </message>
    <message>
        <source>앞에 새 걸음</source>
        <translation>New step before</translation>
    </message>
    <message>
        <source>뒤에 새 걸음</source>
        <translation>New step behind</translation>
    </message>
    <message>
        <source>이 걸음 빼기</source>
        <translation>Take this step out</translation>
    </message>
    <message>
        <source>네, 이 실수로</source>
        <translation>Yes, this mistake</translation>
    </message>
    <message>
        <source>바로 되돌려요</source>
        <translation>Put back at once</translation>
    </message>
    <message>
        <source>‘%1’ 화면을 보여 줘요</source>
        <translation>The screen ‘%1’ is shown</translation>
    </message>
    <message>
        <source>꼭 기억할 것 더하기</source>
        <translation>Add one to remember</translation>
    </message>
    <message>
        <source>%1분쯤</source>
        <translation>About %1 min</translation>
    </message>
    <message>
        <source>새 화면</source>
        <translation>New screen</translation>
    </message>
    <message>
        <source>위에 열리는 새 창</source>
        <translation>New sheet over it</translation>
    </message>
    <message>
        <source>이 화면 빼기</source>
        <translation>Take this screen out</translation>
    </message>
    <message>
        <source>위로 옮기기</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>아래로 옮기기</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>저장했어요</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>저장 중</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>저장하지 못했어요</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>처음</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>끝</source>
        <translation>End</translation>
    </message>
    <message>
        <source>%1걸음</source>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>화면 %1</source>
        <translation>Screen %1</translation>
    </message>
    <message>
        <source>%1 · 영어</source>
        <translation>%1 · English</translation>
    </message>
    <message>
        <source>%1, 고칠 곳이 있어요</source>
        <translation>%1, to be mended</translation>
    </message>
    <message>
        <source>처음에 보이는 말</source>
        <translation>Words at the start</translation>
    </message>
    <message>
        <source>끝에 보이는 말</source>
        <translation>Words at the end</translation>
    </message>
    <message>
        <source>%1걸음 / %2걸음</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>걸음은 열둘까지예요. 여기서 마쳐 주세요.</source>
        <translation>Twelve steps at most. Please end here.</translation>
    </message>
    <message>
        <source>아직 눌리지 않는 곳이에요. 위의 빈칸을 먼저 채워 주세요.</source>
        <translation>It is still closed. Fill the empty row above first.</translation>
    </message>
    <message>
        <source>이 화면에는 뒤로 가는 길이 없어요.</source>
        <translation>This screen has no way back.</translation>
    </message>
    <message>
        <source>그것에는 할 수 없는 동작이에요. 다른 곳을 눌러 주세요.</source>
        <translation>That cannot be done to it. Press another place.</translation>
    </message>
    <message>
        <source>걸음 %1개를 적었어요. 말을 다듬어 주세요.</source>
        <translation>%1 steps are written. Please polish the words.</translation>
    </message>
    <message>
        <source>강의 이름</source>
        <translation>Name of the lesson</translation>
    </message>
    <message>
        <source>할 일 (혼자하기에서 보여요)</source>
        <translation>The task (seen when alone)</translation>
    </message>
    <message>
        <source>할 일의 자세한 말</source>
        <translation>The task in detail</translation>
    </message>
    <message>
        <source>무엇과 비슷한가요</source>
        <translation>What is it like</translation>
    </message>
    <message>
        <source>어느 정도인가요</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>걸리는 시간</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>그림 표시</source>
        <translation>Icon</translation>
    </message>
    <message>
        <source>해낸 일 %1</source>
        <translation>Done %1</translation>
    </message>
    <message>
        <source>꼭 기억할 것 %1</source>
        <translation>To remember %1</translation>
    </message>
    <message>
        <source>꼭 기억할 것 %1, 자세한 말</source>
        <translation>To remember %1, in detail</translation>
    </message>
    <message>
        <source>되묻는 말 %1</source>
        <translation>Question %1</translation>
    </message>
    <message>
        <source>지시</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>도움말 (지시 아래 한 줄)</source>
        <translation>Helper line (under it)</translation>
    </message>
    <message>
        <source>써야 하는 글</source>
        <translation>Words to be typed</translation>
    </message>
    <message>
        <source>잘했을 때 하는 말</source>
        <translation>Said when it was done</translation>
    </message>
    <message>
        <source>힌트</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>힌트 %1</source>
        <translation>Hint %1</translation>
    </message>
    <message>
        <source>소리로만 다르게 읽을 말 (없어도 돼요)</source>
        <translation>Spoken otherwise (may be empty)</translation>
    </message>
    <message>
        <source>어느 화면에서</source>
        <translation>On which screen</translation>
    </message>
    <message>
        <source>무엇을 하나요</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>하고 나면</source>
        <translation>And then</translation>
    </message>
    <message>
        <source>고르거나 쓴 것을</source>
        <translation>What was chosen or typed</translation>
    </message>
    <message>
        <source>쓴 글을 가려요</source>
        <translation>Hide what is typed</translation>
    </message>
    <message>
        <source>여기서 새 마당</source>
        <translation>A part begins here</translation>
    </message>
    <message>
        <source>걸음 옮기기·넣기·빼기</source>
        <translation>Move, add, remove steps</translation>
    </message>
    <message>
        <source>실수 %1</source>
        <translation>Mistake %1</translation>
    </message>
    <message>
        <source>실수 %1에 하는 말</source>
        <translation>Said to mistake %1</translation>
    </message>
    <message>
        <source>실수 %1의 도움말</source>
        <translation>Helper line of mistake %1</translation>
    </message>
    <message>
        <source>까닭</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>어떻게 되는지 보여 주기</source>
        <translation>Show what would come of it</translation>
    </message>
    <message>
        <source>‘보기’에서 보여 주기</source>
        <translation>Shown in Watch</translation>
    </message>
    <message>
        <source>실수 더하기</source>
        <translation>Add a mistake</translation>
    </message>
    <message>
        <source>해도 괜찮은 동작 %1</source>
        <translation>Harmless act %1</translation>
    </message>
    <message>
        <source>해도 괜찮은 동작 %1에 하는 말</source>
        <translation>Said to harmless act %1</translation>
    </message>
    <message>
        <source>해도 괜찮은 동작 더하기</source>
        <translation>Add a harmless act</translation>
    </message>
    <message>
        <source>고칠 화면</source>
        <translation>Screen to edit</translation>
    </message>
    <message>
        <source>화면 위의 이름</source>
        <translation>Name on the screen</translation>
    </message>
    <message>
        <source>뒤로 가는 화살표</source>
        <translation>Arrow back</translation>
    </message>
    <message>
        <source>나눠 주는 종이에 싣기</source>
        <translation>On the hand-out</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1의 글</source>
        <translation>Text of %1</translation>
    </message>
    <message>
        <source>이 화면에 넣기</source>
        <translation>Add to this screen</translation>
    </message>
    <message>
        <source>화면 더하기·빼기</source>
        <translation>Add or remove screens</translation>
    </message>
</context>
<context>
    <name>naru::ui::trainer::PlanModel</name>
    <message>
        <source>강의 %1개</source>
        <translation>%1 lessons</translation>
    </message>
    <message>
        <source>강좌를 담아 두었어요.</source>
        <translation>The course is saved.</translation>
    </message>
    <message>
        <source>되살렸어요.</source>
        <translation>It is back.</translation>
    </message>
    <message>
        <source>종이 %1장을 인쇄했어요.</source>
        <translation>%1 papers printed.</translation>
    </message>
</context>
<context>
    <name>naru::ui::trainer::TrainerModel</name>
    <message>
        <source>USB에 담기: %1</source>
        <translation>To the stick: %1</translation>
    </message>
    <message>
        <source>폴더에 담기: %1</source>
        <translation>To the folder: %1</translation>
    </message>
    <message>
        <source>고칠 곳이 남아 있어요. 먼저 ‘살펴보기’를 눌러 주세요.</source>
        <translation>Something is still to be mended. Press ‘Check’ first.</translation>
    </message>
    <message>
        <source>이 센터의 키오스크에서 바로 쓸 수 있어요.</source>
        <translation>The kiosks of this centre can use it at once.</translation>
    </message>
    <message>
        <source>담았어요: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>담지 못했어요. USB를 다시 꽂거나 다른 곳을 골라 주세요.</source>
        <translation>It was not written. Plug the stick in again or choose another place.</translation>
    </message>
    <message>
        <source>이름 없는 강의</source>
        <translation>A lesson without a name</translation>
    </message>
    <message>
        <source>우리 강의</source>
        <translation>Our lessons</translation>
    </message>
    <message>
        <source>복사했어요. 이제 고칠 수 있어요.</source>
        <translation>Copied. You can edit it now.</translation>
    </message>
    <message>
        <source>종이를 인쇄했어요.</source>
        <translation>The hand-out is printed.</translation>
    </message>
</context>
</TS>
