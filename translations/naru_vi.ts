<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="ko">
<context>
    <name>AbsentLesson</name>
    <message>
        <source>이 연습은 지금
열 수 없어요.</source>
        <translation>Bài này
chưa mở được.</translation>
    </message>
    <message>
        <source>직원에게 말씀하시면
함께 해 드려요.</source>
        <translation>Hãy nói với nhân viên,
chúng tôi sẽ làm cùng bạn.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>%1번, %2 오세요.</source>
        <translation>Số %1, mời đến %2.</translation>
    </message>
</context>
<context>
    <name>CalmPage</name>
    <message>
        <source>나루 키오스크</source>
        <translation>Máy Naru</translation>
    </message>
    <message>
        <source>잠시 쉬고 있어요.
직원을 불러 주세요.</source>
        <translation>Máy đang nghỉ.
Xin gọi nhân viên.</translation>
    </message>
    <message>
        <source>직원께: 저절로 다시 켜 봐요. 계속되면 전원을 껐다 켜고, 그래도 같으면 관리자에게 알려 주세요.</source>
        <translation>Nhân viên: máy tự thử lại. Nếu vẫn vậy, hãy tắt rồi bật, sau đó báo quản trị viên.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>진짜 수료증이에요.
바뀐 곳이 없어요.</source>
        <translation>Chứng nhận thật.
Không bị thay đổi.</translation>
    </message>
    <message>
        <source>모르는 곳의 수료증이라
여기서는 알 수 없어요.</source>
        <translation>Nơi cấp chưa biết,
ở đây không rõ được.</translation>
    </message>
    <message>
        <source>지금은 카드를 읽을 수 없어요.</source>
        <translation>Hiện chưa đọc được thẻ.</translation>
    </message>
    <message>
        <source>연습하러 가기</source>
        <translation>Đi tập</translation>
    </message>
    <message>
        <source>카드 없이 하기</source>
        <translation>Không dùng thẻ</translation>
    </message>
    <message>
        <source>수료증이네요.</source>
        <translation>Đây là chứng nhận.</translation>
    </message>
    <message>
        <source>카드를
비춰 주세요.</source>
        <translation>Xin đưa
thẻ ra.</translation>
    </message>
    <message>
        <source>종이의 네모 그림을
화면 아래에 대 주세요.</source>
        <translation>Đưa hình vuông trên giấy
xuống dưới màn hình.</translation>
    </message>
    <message>
        <source>시연: 종이 비추기</source>
        <translation>Thử: đưa giấy</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>카드를 기다리고 있어요.</source>
        <translation>Đang chờ thẻ.</translation>
    </message>
    <message>
        <source>보여요. 그대로 잠깐만요.</source>
        <translation>Thấy rồi. Giữ yên nhé.</translation>
    </message>
    <message>
        <source>조금 더 가까이 대 주세요.</source>
        <translation>Xin đưa gần hơn.</translation>
    </message>
    <message>
        <source>읽었어요.</source>
        <translation>Đã đọc.</translation>
    </message>
    <message>
        <source>배움 카드가 아니에요.</source>
        <translation>Đây không phải
thẻ tập.</translation>
    </message>
    <message>
        <source>카드를 다시
비춰 주세요.</source>
        <translation>Xin đưa thẻ
lần nữa.</translation>
    </message>
    <message>
        <source>여기서는 못 읽는
새 카드예요.</source>
        <translation>Thẻ mới, ở đây
chưa đọc được.</translation>
    </message>
    <message>
        <source>카드의 내용이
처음과 달라요.</source>
        <translation>Nội dung thẻ
đã bị đổi.</translation>
    </message>
    <message>
        <source>나루에서 받은 종이의
네모 그림을 비춰 주세요.</source>
        <translation>Xin đưa hình vuông
trên giấy của Naru.</translation>
    </message>
    <message>
        <source>네모 그림이 다 보이지 않아요.
펴서 비춰 주세요.</source>
        <translation>Không thấy hết hình vuông.
Xin vuốt phẳng giấy.</translation>
    </message>
    <message>
        <source>카드 없이 해도 돼요.
직원에게 알려 주세요.</source>
        <translation>Không có thẻ cũng được.
Xin báo nhân viên.</translation>
    </message>
    <message>
        <source>다른 카드를 비춰 주세요.
카드 없이 해도 돼요.</source>
        <translation>Xin đưa thẻ khác.
Không có thẻ cũng được.</translation>
    </message>
    <message>
        <source>보았어요</source>
        <translation>Đã xem</translation>
    </message>
    <message>
        <source>따라 했어요</source>
        <translation>Đã làm theo</translation>
    </message>
    <message>
        <source>혼자 했어요</source>
        <translation>Đã tự làm</translation>
    </message>
    <message>
        <source>다 익혔어요</source>
        <translation>Đã thuộc</translation>
    </message>
    <message>
        <source>오늘 한 번 더 해 보세요.</source>
        <translation>Hôm nay làm lại nhé.</translation>
    </message>
    <message>
        <source>이제 혼자 해 보세요.</source>
        <translation>Giờ hãy tự làm thử.</translation>
    </message>
    <message>
        <source>다음에 할 것</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>종이가 나오고 있어요.</source>
        <translation>Giấy đang ra.</translation>
    </message>
    <message>
        <source>나온 종이를 가져가세요.</source>
        <translation>Xin lấy giấy đã in.</translation>
    </message>
    <message>
        <source>종이가 다 나오지 않았어요.
직원을 불러 주세요.</source>
        <translation>Giấy chưa ra hết.
Xin gọi nhân viên.</translation>
    </message>
    <message>
        <source>여기에는 프린터가 없어요.
직원이 뽑아 드려요.</source>
        <translation>Ở đây không có máy in.
Nhân viên sẽ in giúp.</translation>
    </message>
    <message>
        <source>종이가 나오지 않았어요.
직원을 불러 주세요.</source>
        <translation>Giấy không ra.
Xin gọi nhân viên.</translation>
    </message>
    <message>
        <source>아직 혼자 해 본 연습이 없어요.
혼자 한 번 해 보면 드려요.</source>
        <translation>Chưa có bài nào tự làm.
Tự làm một bài là có.</translation>
    </message>
    <message>
        <source>지금은 만들 수 없어요.
직원을 불러 주세요.</source>
        <translation>Hiện chưa làm được.
Xin gọi nhân viên.</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>수료증</source>
        <translation>Chứng nhận</translation>
    </message>
    <message>
        <source>혼자 힘으로 해내신 연습이에요.</source>
        <translation>Bạn đã tự mình làm được.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>수료증 뽑기</source>
        <translation>In ra</translation>
    </message>
    <message>
        <source>다음 연습</source>
        <translation>Bài tiếp</translation>
    </message>
    <message>
        <source>이름은 종이에
직접 적어 주세요.</source>
        <translation>Xin tự ghi tên
lên giấy.</translation>
    </message>
    <message>
        <source>종이의 네모를 나루에 비추면
진짜인지 알 수 있어요.</source>
        <translation>Đưa hình vuông cho Naru
để biết là thật.</translation>
    </message>
    <message>
        <source>창구 직원도
확인해 드려요.</source>
        <translation>Nhân viên cũng
kiểm tra được.</translation>
    </message>
</context>
<context>
    <name>ClassDigits</name>
    <message>
        <source>수업 코드</source>
        <translation>Mã lớp</translation>
    </message>
    <message>
        <source>선생님 화면의 숫자를 눌러 주세요.</source>
        <translation>Hãy bấm các số trên màn hình của thầy cô.</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Trở lại</translation>
    </message>
</context>
<context>
    <name>ClassLayer</name>
    <message>
        <source>수업이 끝났어요.
수고하셨어요.</source>
        <translation>Buổi học đã xong.
Cảm ơn bạn.</translation>
    </message>
    <message>
        <source>배운 것을 카드에 담아 갈 수 있어요.</source>
        <translation>Bạn có thể mang bài đã học về bằng thẻ.</translation>
    </message>
    <message>
        <source>하던 것은 계속하셔도 돼요.</source>
        <translation>Bạn có thể làm tiếp.</translation>
    </message>
    <message>
        <source>선생님 말씀이에요.</source>
        <translation>Lời của thầy cô.</translation>
    </message>
    <message>
        <source>선생님과 함께 배워요. 곧 열려요.</source>
        <translation>Cùng học với thầy cô. Sắp mở.</translation>
    </message>
    <message>
        <source>잠깐 멈췄어요.</source>
        <translation>Tạm dừng một chút.</translation>
    </message>
    <message>
        <source>손을 들었어요. 하던 것은 그대로 있어요.</source>
        <translation>Bạn đã giơ tay. Mọi thứ vẫn còn.</translation>
    </message>
    <message>
        <source>선생님을 봐 주세요. 하던 것은 그대로 있어요.</source>
        <translation>Hãy nhìn thầy cô. Mọi thứ vẫn còn.</translation>
    </message>
    <message>
        <source>수업에서 나갈까요?</source>
        <translation>Rời lớp học?</translation>
    </message>
    <message>
        <source>하던 것은 혼자 계속하실 수 있어요.</source>
        <translation>Bạn có thể tự làm tiếp.</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>Nhận thẻ</translation>
    </message>
    <message>
        <source>네, 알겠어요</source>
        <translation>Vâng</translation>
    </message>
    <message>
        <source>계속할게요</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>네, 봤어요</source>
        <translation>Đã đọc</translation>
    </message>
    <message>
        <source>지금 열기</source>
        <translation>Mở ngay</translation>
    </message>
    <message>
        <source>손 들기</source>
        <translation>Giơ tay</translation>
    </message>
    <message>
        <source>수업에서 나가기</source>
        <translation>Rời lớp</translation>
    </message>
    <message>
        <source>수업에 있을게요</source>
        <translation>Ở lại lớp</translation>
    </message>
    <message>
        <source>나갈게요</source>
        <translation>Rời</translation>
    </message>
    <message>
        <source>손을 들었어요.</source>
        <translation>Bạn đã giơ tay.</translation>
    </message>
    <message>
        <source>선생님 화면에 보여요. 여기서 기다려 주세요.</source>
        <translation>Thầy cô đã thấy. Hãy chờ ở đây.</translation>
    </message>
    <message>
        <source>기다리며 계속하기</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>손 내리기</source>
        <translation>Hạ tay</translation>
    </message>
    <message>
        <source>직원도 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>배움을 그만하고
처음으로 갈까요?</source>
        <translation>Dừng bài học
và về đầu?</translation>
    </message>
    <message>
        <source>수업에는 그대로 있어요.</source>
        <translation>Bạn vẫn ở trong lớp.</translation>
    </message>
    <message>
        <source>계속 배울게요</source>
        <translation>Học tiếp</translation>
    </message>
    <message>
        <source>처음으로</source>
        <translation>Về đầu</translation>
    </message>
    <message>
        <source>출석했어요.</source>
        <translation>Đã điểm danh.</translation>
    </message>
    <message>
        <source>%1 카드예요. %2번 자리에서 옮겨 왔어요.</source>
        <translation>Thẻ %1, chuyển từ chỗ %2 sang.</translation>
    </message>
    <message>
        <source>%1 카드예요.</source>
        <translation>Thẻ %1.</translation>
    </message>
    <message>
        <source>이 카드는 %1번
자리에 있어요.</source>
        <translation>Thẻ này đang
ở chỗ số %1.</translation>
    </message>
    <message>
        <source>여기 계신 분은 자기 카드를 비춰 주세요.</source>
        <translation>Người ngồi đây hãy đưa thẻ của mình.</translation>
    </message>
    <message>
        <source>다른 수업의
카드예요.</source>
        <translation>Thẻ của
lớp khác.</translation>
    </message>
    <message>
        <source>이 수업의 카드를 선생님께 받아 주세요.</source>
        <translation>Hãy xin thầy cô thẻ của lớp này.</translation>
    </message>
    <message>
        <source>모르는 카드예요.</source>
        <translation>Không nhận ra thẻ.</translation>
    </message>
    <message>
        <source>선생님께 새 카드를 받아 주세요.</source>
        <translation>Hãy xin thầy cô thẻ mới.</translation>
    </message>
    <message>
        <source>카드를 읽었어요.</source>
        <translation>Đã đọc thẻ.</translation>
    </message>
    <message>
        <source>선생님 화면에 알리고 있어요. 잠시만 기다려 주세요.</source>
        <translation>Đang báo cho thầy cô. Xin đợi một chút.</translation>
    </message>
    <message>
        <source>아직 수업에
들어가지 않았어요.</source>
        <translation>Bạn chưa
vào lớp.</translation>
    </message>
    <message>
        <source>수업에 들어간 다음 카드를 다시 비춰 주세요.</source>
        <translation>Hãy vào lớp rồi đưa thẻ lại.</translation>
    </message>
    <message>
        <source>카드를 다
읽지 못했어요.</source>
        <translation>Chưa đọc
được thẻ.</translation>
    </message>
    <message>
        <source>종이를 펴서 다시 비춰 주세요.</source>
        <translation>Hãy vuốt phẳng tờ giấy và đưa lại.</translation>
    </message>
    <message>
        <source>여기서는 읽을 수
없는 카드예요.</source>
        <translation>Ở đây không đọc
được thẻ này.</translation>
    </message>
    <message>
        <source>선생님께 말해 주세요.</source>
        <translation>Hãy báo thầy cô.</translation>
    </message>
    <message>
        <source>제 카드가 아니에요</source>
        <translation>Không phải thẻ tôi</translation>
    </message>
    <message>
        <source>지금 들어가기</source>
        <translation>Vào ngay</translation>
    </message>
    <message>
        <source>다음에 할게요</source>
        <translation>Để sau</translation>
    </message>
</context>
<context>
    <name>ClassNames</name>
    <message>
        <source>참새</source>
        <translation>Chim sẻ</translation>
    </message>
    <message>
        <source>다람쥐</source>
        <translation>Sóc</translation>
    </message>
    <message>
        <source>고래</source>
        <translation>Cá voi</translation>
    </message>
    <message>
        <source>두루미</source>
        <translation>Hạc</translation>
    </message>
    <message>
        <source>토끼</source>
        <translation>Thỏ</translation>
    </message>
    <message>
        <source>거북이</source>
        <translation>Rùa</translation>
    </message>
    <message>
        <source>사슴</source>
        <translation>Hươu</translation>
    </message>
    <message>
        <source>나비</source>
        <translation>Bướm</translation>
    </message>
    <message>
        <source>곰</source>
        <translation>Gấu</translation>
    </message>
    <message>
        <source>수달</source>
        <translation>Rái cá</translation>
    </message>
    <message>
        <source>제비</source>
        <translation>Chim én</translation>
    </message>
    <message>
        <source>여우</source>
        <translation>Cáo</translation>
    </message>
    <message>
        <source>오리</source>
        <translation>Vịt</translation>
    </message>
    <message>
        <source>고양이</source>
        <translation>Mèo</translation>
    </message>
    <message>
        <source>강아지</source>
        <translation>Cún</translation>
    </message>
    <message>
        <source>병아리</source>
        <translation>Gà con</translation>
    </message>
    <message>
        <source>코끼리</source>
        <translation>Voi</translation>
    </message>
    <message>
        <source>기린</source>
        <translation>Hươu cao cổ</translation>
    </message>
    <message>
        <source>펭귄</source>
        <translation>Cánh cụt</translation>
    </message>
    <message>
        <source>돌고래</source>
        <translation>Cá heo</translation>
    </message>
    <message>
        <source>부엉이</source>
        <translation>Cú mèo</translation>
    </message>
    <message>
        <source>판다</source>
        <translation>Gấu trúc</translation>
    </message>
    <message>
        <source>고슴도치</source>
        <translation>Nhím</translation>
    </message>
    <message>
        <source>잠자리</source>
        <translation>Chuồn chuồn</translation>
    </message>
    <message>
        <source>까치</source>
        <translation>Ác là</translation>
    </message>
    <message>
        <source>양</source>
        <translation>Cừu</translation>
    </message>
    <message>
        <source>말</source>
        <translation>Ngựa</translation>
    </message>
    <message>
        <source>소</source>
        <translation>Bò</translation>
    </message>
    <message>
        <source>오소리</source>
        <translation>Lửng</translation>
    </message>
    <message>
        <source>두더지</source>
        <translation>Chuột chũi</translation>
    </message>
    <message>
        <source>백조</source>
        <translation>Thiên nga</translation>
    </message>
    <message>
        <source>달팽이</source>
        <translation>Ốc sên</translation>
    </message>
    <message>
        <source>개구리</source>
        <translation>Ếch</translation>
    </message>
    <message>
        <source>코알라</source>
        <translation>Gấu koala</translation>
    </message>
    <message>
        <source>캥거루</source>
        <translation>Kanguru</translation>
    </message>
    <message>
        <source>앵무새</source>
        <translation>Vẹt</translation>
    </message>
    <message>
        <source>물개</source>
        <translation>Hải cẩu</translation>
    </message>
    <message>
        <source>비둘기</source>
        <translation>Bồ câu</translation>
    </message>
    <message>
        <source>호랑이</source>
        <translation>Hổ</translation>
    </message>
    <message>
        <source>사자</source>
        <translation>Sư tử</translation>
    </message>
    <message>
        <source>%1번 %2</source>
        <translation>Ghế %1 %2</translation>
    </message>
</context>
<context>
    <name>ClassSheet</name>
    <message>
        <source>다음</source>
        <translation>Tiếp</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>계속 하셔도 돼요.</source>
        <translation>Cứ làm tiếp.</translation>
    </message>
    <message>
        <source>손을 들었어요.</source>
        <translation>Bạn đã giơ tay.</translation>
    </message>
    <message>
        <source>선생님이 도와드려요.</source>
        <translation>Thầy cô giúp bạn.</translation>
    </message>
    <message>
        <source>이 배움은 여기 없어요. 선생님이 도와드려요.</source>
        <translation>Ở đây không có bài này. Thầy cô sẽ giúp.</translation>
    </message>
    <message>
        <source>하던 곳은 ‘뒤로’</source>
        <translation>Chỗ cũ: ‘Lại’</translation>
    </message>
    <message>
        <source>하던 곳은 ‘뒤로’에 있어요.</source>
        <translation>‘Lại’ đưa về chỗ của bạn.</translation>
    </message>
    <message>
        <source>선생님 화면과 연결을 기다려요.
계속 하셔도 돼요.</source>
        <translation>Đang chờ màn hình thầy cô.
Cứ làm tiếp.</translation>
    </message>
</context>
<context>
    <name>ContactCorner</name>
    <message>
        <source>전화기로 찍는 네모 그림</source>
        <translation>Mã vuông để điện thoại quét</translation>
    </message>
    <message>
        <source>전화기로 찍어 보세요</source>
        <translation>Quét bằng điện thoại</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>내 전화기로 누르기</source>
        <translation>Điện thoại của tôi</translation>
    </message>
    <message>
        <source>전화기 카메라로
이 네모를 비추세요.</source>
        <translation>Hãy đưa camera điện thoại
vào ô vuông này.</translation>
    </message>
    <message>
        <source>전화기로 찍는 네모 그림</source>
        <translation>Mã vuông để điện thoại quét</translation>
    </message>
    <message>
        <source>전화기에도 이 그림 셋이
나오면 시작을 누르세요.</source>
        <translation>Nếu điện thoại cũng có ba hình này,
hãy bấm bắt đầu.</translation>
    </message>
    <message>
        <source>이곳 와이파이를 쓰는
전화기로만 돼요.</source>
        <translation>Điện thoại phải dùng
Wi-Fi ở đây.</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요.</source>
        <translation>Đã kết nối điện thoại.</translation>
    </message>
    <message>
        <source>지금은 전화기를 이을 수 없어요.
화면을 눌러 주세요.</source>
        <translation>Bây giờ chưa kết nối được điện thoại.
Hãy bấm màn hình.</translation>
    </message>
</context>
<context>
    <name>ContactStrip</name>
    <message>
        <source>화면에도 이 그림 셋이 있나요?</source>
        <translation>Trên màn hình cũng có ba hình này không?</translation>
    </message>
    <message>
        <source>네, 시작할게요</source>
        <translation>Có, bắt đầu</translation>
    </message>
    <message>
        <source>화면에 있는 그림</source>
        <translation>Hình trên màn hình</translation>
    </message>
    <message>
        <source>다른 전화기가 먼저 연결됐어요. 그 전화기를 끊고 다시 찍어 주세요.</source>
        <translation>Một điện thoại khác đã kết nối trước. Hãy ngắt máy đó rồi quét lại.</translation>
    </message>
    <message>
        <source>화면이 바뀌었어요. 다시 골라 주세요.</source>
        <translation>Màn hình đã đổi. Hãy chọn lại.</translation>
    </message>
    <message>
        <source>전화기 끊기</source>
        <translation>Ngắt điện thoại</translation>
    </message>
    <message>
        <source>전화기 연결이 끝났어요. 이 쪽을 닫아도 돼요.</source>
        <translation>Điện thoại đã ngắt. Có thể đóng trang này.</translation>
    </message>
    <message>
        <source>여기서는 키오스크 화면을 눌러 주세요.</source>
        <translation>Ở đây, hãy bấm màn hình của máy.</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요. 이제 전화기에서 눌러요.</source>
        <translation>Điện thoại đã kết nối. Giờ hãy bấm trên điện thoại.</translation>
    </message>
    <message>
        <source>나룻배</source>
        <translation>thuyền</translation>
    </message>
    <message>
        <source>버스</source>
        <translation>xe buýt</translation>
    </message>
    <message>
        <source>기차</source>
        <translation>tàu hỏa</translation>
    </message>
    <message>
        <source>자동차</source>
        <translation>ô tô</translation>
    </message>
    <message>
        <source>종</source>
        <translation>chuông</translation>
    </message>
    <message>
        <source>달력</source>
        <translation>lịch</translation>
    </message>
    <message>
        <source>사진기</source>
        <translation>máy ảnh</translation>
    </message>
    <message>
        <source>시계</source>
        <translation>đồng hồ</translation>
    </message>
    <message>
        <source>열쇠</source>
        <translation>chìa khóa</translation>
    </message>
    <message>
        <source>구름</source>
        <translation>đám mây</translation>
    </message>
    <message>
        <source>지구</source>
        <translation>quả địa cầu</translation>
    </message>
    <message>
        <source>인쇄기</source>
        <translation>máy in</translation>
    </message>
    <message>
        <source>전화기가 연결됐어요</source>
        <translation>Đã kết nối điện thoại</translation>
    </message>
    <message>
        <source>끊기</source>
        <translation>Ngắt</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>손에 익히기</source>
        <translation>Làm quen</translation>
    </message>
    <message>
        <source>속지 않기</source>
        <translation>Tránh bị lừa</translation>
    </message>
    <message>
        <source>신분과 증명</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>알림과 상담</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>예매와 예약</source>
        <translation>Mua vé, đặt chỗ</translation>
    </message>
    <message>
        <source>기계로 돈 내기</source>
        <translation>Trả tiền bằng máy</translation>
    </message>
    <message>
        <source>우리 센터</source>
        <translation>Trung tâm chúng ta</translation>
    </message>
    <message>
        <source>어떤 주제인가요?</source>
        <translation>Chủ đề nào?</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>무엇을 도와드릴까요?</source>
        <translation>Bạn cần gì?</translation>
    </message>
    <message>
        <source>천천히 배워요.
틀려도 괜찮아요.</source>
        <translation>Cứ từ từ học.
Sai không sao.</translation>
    </message>
    <message>
        <source>배우기</source>
        <translation>Học</translation>
    </message>
    <message>
        <source>휴대폰 쓰는 법을 연습해요</source>
        <translation>Tập dùng điện thoại</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>신분 확인·접수</source>
        <translation>Giấy tờ, hồ sơ</translation>
    </message>
    <message>
        <source>서류를 떼고 알림을 봐요</source>
        <translation>Lấy giấy, xem tin</translation>
    </message>
    <message>
        <source>돈 내기</source>
        <translation>Trả tiền</translation>
    </message>
    <message>
        <source>카드나 휴대폰으로 내요</source>
        <translation>Bằng thẻ hoặc máy</translation>
    </message>
    <message>
        <source>보통 화면</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>쉬운 화면</source>
        <translation>Màn hình dễ</translation>
    </message>
    <message>
        <source>높은 화면</source>
        <translation>Đưa lên cao</translation>
    </message>
    <message>
        <source>낮은 화면</source>
        <translation>Đưa xuống thấp</translation>
    </message>
    <message>
        <source>카드가 있어요</source>
        <translation>Tôi có thẻ</translation>
    </message>
    <message>
        <source>우리 수업</source>
        <translation>Lớp của ta</translation>
    </message>
    <message>
        <source>수업에 들어가기</source>
        <translation>Vào lớp học</translation>
    </message>
</context>
<context>
    <name>IdentityPage</name>
    <message>
        <source>신분 확인과 접수는
창구에서 해요.</source>
        <translation>Giấy tờ, hồ sơ
làm tại quầy.</translation>
    </message>
    <message>
        <source>신분증이나 모바일 신분증을
꺼내 두세요.</source>
        <translation>Chuẩn bị sẵn giấy tờ
hoặc giấy tờ trên máy.</translation>
    </message>
    <message>
        <source>이 화면에는 이름도 번호도
적지 않아요.</source>
        <translation>Ở đây không cần ghi
tên hay số.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>창구에서 떼실 서류나 볼일의
이름을 말씀해 주세요.</source>
        <translation>Ở quầy, hãy nói tên giấy tờ
hoặc việc cần làm.</translation>
    </message>
    <message>
        <source>휴대폰은 내가 들고
기계에 대기만 해요.</source>
        <translation>Bạn tự cầm điện thoại,
chỉ cần chạm vào máy.</translation>
    </message>
    <message>
        <source>먼저 해 보기</source>
        <translation>Thử trước</translation>
    </message>
    <message>
        <source>무슨 일로
오셨어요?</source>
        <translation>Bạn đến
làm việc gì?</translation>
    </message>
    <message>
        <source>증명서·서류</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>신분 확인</source>
        <translation>Giấy tùy thân</translation>
    </message>
    <message>
        <source>신청·신고</source>
        <translation>Nộp đơn</translation>
    </message>
    <message>
        <source>그 밖의 일</source>
        <translation>Việc khác</translation>
    </message>
    <message>
        <source>고르면 번호가 나와요.
신분은 창구에서 확인해요.</source>
        <translation>Chọn xong sẽ có số.
Giấy tờ được xem tại quầy.</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>이 코드로는 들어갈 수 없어요. 선생님께 보여 주세요.</source>
        <translation>Mã này không vào được. Hãy cho thầy cô xem.</translation>
    </message>
    <message>
        <source>그 수업은 이제 없어요.</source>
        <translation>Lớp đó không còn nữa.</translation>
    </message>
    <message>
        <source>수업에
들어가고 있어요.</source>
        <translation>Đang vào
lớp học.</translation>
    </message>
    <message>
        <source>어느 수업에
들어갈까요?</source>
        <translation>Bạn vào
lớp nào?</translation>
    </message>
    <message>
        <source>지금은 열린
수업이 없어요.</source>
        <translation>Bây giờ chưa
có lớp nào.</translation>
    </message>
    <message>
        <source>이 자리의 이름이에요.</source>
        <translation>Đây là tên của chỗ này.</translation>
    </message>
    <message>
        <source>선생님이 배움을 열면
저절로 시작해요.</source>
        <translation>Thầy cô mở bài học
là tự bắt đầu.</translation>
    </message>
    <message>
        <source>아직 대답이 없어요.
선생님께 말해 주세요.</source>
        <translation>Chưa có trả lời.
Hãy nói với thầy cô.</translation>
    </message>
    <message>
        <source>잠깐만 기다려 주세요.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
    <message>
        <source>들어가기</source>
        <translation>Vào</translation>
    </message>
    <message>
        <source>선생님 화면의 네모 그림을
비춰도 돼요.</source>
        <translation>Cũng có thể đưa hình vuông
trên màn hình thầy cô.</translation>
    </message>
    <message>
        <source>혼자 연습하기</source>
        <translation>Tự luyện tập</translation>
    </message>
    <message>
        <source>수업에서 나가기</source>
        <translation>Rời lớp</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>이 자리와 짝이 아닌 책상의 수업이에요. 직원이 두 책상을 짝지으면 들어갈 수 있어요.</source>
        <translation>Lớp này của bàn chưa ghép với máy này. Nhân viên ghép hai bàn xong thì vào được.</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>보지 않고 쓰기를 켰어요.
화살표로 고르고 확인을 눌러요.</source>
        <translation>Đã bật chế độ không cần nhìn.
Chọn bằng mũi tên rồi bấm xác nhận.</translation>
    </message>
    <message>
        <source>보지 않고 쓰기를 껐어요.</source>
        <translation>Đã tắt chế độ không cần nhìn.</translation>
    </message>
    <message>
        <source>소리 크기: 5 가운데 %1</source>
        <translation>Âm lượng: %1 trên 5</translation>
    </message>
    <message>
        <source>말 빠르기: %1배</source>
        <translation>Tốc độ nói: %1 lần</translation>
    </message>
    <message>
        <source>화면을 껐어요.</source>
        <translation>Đã tắt màn hình.</translation>
    </message>
    <message>
        <source>화면을 켰어요.</source>
        <translation>Đã bật màn hình.</translation>
    </message>
</context>
<context>
    <name>KeypadPage</name>
    <message>
        <source>버튼판으로 하기</source>
        <translation>Dùng bàn phím</translation>
    </message>
    <message>
        <source>화살표로 고르고
확인을 누르면 해요.</source>
        <translation>Chọn bằng mũi tên,
rồi bấm xác nhận.</translation>
    </message>
    <message>
        <source>취소는 앞 화면으로 가요.</source>
        <translation>Phím hủy về trang trước.</translation>
    </message>
    <message>
        <source>0은 화면을 다시 읽어요.</source>
        <translation>Phím 0 đọc lại màn hình.</translation>
    </message>
    <message>
        <source>5는 지금 어디인지 말해요.</source>
        <translation>Phím 5 nói bạn đang ở đâu.</translation>
    </message>
    <message>
        <source>5를 길게 누르면
보지 않고 쓸 수 있어요.</source>
        <translation>Giữ phím 5 để dùng
không cần nhìn.</translation>
    </message>
    <message>
        <source>별표는 작게,
우물 정자는 크게 해요.</source>
        <translation>Phím sao nhỏ tiếng hơn,
phím thăng to hơn.</translation>
    </message>
    <message>
        <source>1은 느리게,
3은 빠르게 말해요.</source>
        <translation>Phím 1 nói chậm,
phím 3 nói nhanh.</translation>
    </message>
    <message>
        <source>7은 화면을 끄고 켜요.</source>
        <translation>Phím 7 tắt và bật màn hình.</translation>
    </message>
    <message>
        <source>도움 단추는 직원을 불러요.</source>
        <translation>Phím trợ giúp gọi nhân viên.</translation>
    </message>
    <message>
        <source>연습 휴대폰에서는 2, 4, 6, 8로
위, 왼쪽, 오른쪽, 아래로 밀어요.</source>
        <translation>Trên điện thoại tập, 2, 4, 6, 8
vuốt lên, trái, phải, xuống.</translation>
    </message>
</context>
<context>
    <name>KioskBar</name>
    <message>
        <source>불렀어요</source>
        <translation>Đã gọi</translation>
    </message>
    <message>
        <source>직원 호출</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>직원</source>
        <translation>Gọi</translation>
    </message>
    <message>
        <source>큰 글씨</source>
        <translation>Chữ to</translation>
    </message>
    <message>
        <source>글씨</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>소리</source>
        <translation>Tiếng</translation>
    </message>
    <message>
        <source>처음</source>
        <translation>Đầu</translation>
    </message>
    <message>
        <source>도와주세요</source>
        <translation>Giúp tôi</translation>
    </message>
    <message>
        <source>도움</source>
        <translation>Giúp</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>불렀어요.
곧 가요.</source>
        <translation>Đã gọi.
Sẽ có người tới.</translation>
    </message>
    <message>
        <source>여기서 기다려 주세요.</source>
        <translation>Xin chờ ở đây.</translation>
    </message>
    <message>
        <source>기다리며 계속하기</source>
        <translation>Làm tiếp khi chờ</translation>
    </message>
    <message>
        <source>괜찮아졌어요</source>
        <translation>Không cần nữa</translation>
    </message>
    <message>
        <source>계속 하시겠어요?</source>
        <translation>Bạn làm tiếp chứ?</translation>
    </message>
    <message>
        <source>대답이 없으면 화면을 지우고 처음으로 가요.</source>
        <translation>Nếu không trả lời, màn hình sẽ xóa.</translation>
    </message>
    <message>
        <source>계속할게요</source>
        <translation>Làm tiếp</translation>
    </message>
    <message>
        <source>처음으로</source>
        <translation>Về đầu</translation>
    </message>
    <message>
        <source>시연</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>직원만: 직원 메뉴</source>
        <translation>Chỉ nhân viên: bảng nhân viên</translation>
    </message>
    <message>
        <source>아직 직원이
못 왔어요.</source>
        <translation>Nhân viên
chưa đến được.</translation>
    </message>
    <message>
        <source>다시 부르거나 창구로 와 주세요.</source>
        <translation>Hãy gọi lại hoặc đến quầy.</translation>
    </message>
    <message>
        <source>다시 부르기</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>직원이 왔어요</source>
        <translation>Nhân viên đã đến</translation>
    </message>
    <message>
        <source>화면을 가리고 소리로 쓰고 있어요. ‘소리’에서 다시 켜요.</source>
        <translation>Màn hình được che, đang dùng bằng âm thanh. Bật lại ở “Âm thanh”.</translation>
    </message>
    <message>
        <source>화면을 껐어요. 누르면 다시 켜져요.</source>
        <translation>Đã tắt màn hình. Bấm để bật lại.</translation>
    </message>
    <message>
        <source>직원이
오고 있어요.</source>
        <translation>Nhân viên
đang đến.</translation>
    </message>
    <message>
        <source>%1에서 와요. 여기서 기다려 주세요.</source>
        <translation>Từ %1. Hãy chờ ở đây.</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>나루 키오스크 (시연)</source>
        <translation>Máy Naru (thử)</translation>
    </message>
    <message>
        <source>나루 키오스크</source>
        <translation>Máy Naru</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>어느 말로 할까요?</source>
        <translation>Dùng tiếng nào?</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>무엇을 배울까요?</source>
        <translation>Học gì nào?</translation>
    </message>
    <message>
        <source>걸음마</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>처음이에요</source>
        <translation>Tôi mới dùng</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>Bước tiếp</translation>
    </message>
    <message>
        <source>조금 써 봤어요</source>
        <translation>Đã dùng chút ít</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>Tự làm</translation>
    </message>
    <message>
        <source>혼자 해 보고 싶어요</source>
        <translation>Muốn tự làm thử</translation>
    </message>
    <message>
        <source>주제로 찾기</source>
        <translation>Theo chủ đề</translation>
    </message>
    <message>
        <source>기차표, 신분증, 알림…</source>
        <translation>Vé tàu, giấy tờ…</translation>
    </message>
    <message>
        <source>카드가 있어요</source>
        <translation>Tôi có thẻ</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>걸음마</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>첫걸음</source>
        <translation>Bước tiếp</translation>
    </message>
    <message>
        <source>혼자서</source>
        <translation>Tự làm</translation>
    </message>
    <message>
        <source>손에 익히기</source>
        <translation>Làm quen</translation>
    </message>
    <message>
        <source>속지 않기</source>
        <translation>Tránh bị lừa</translation>
    </message>
    <message>
        <source>신분과 증명</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>알림과 상담</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>예매와 예약</source>
        <translation>Mua vé, đặt chỗ</translation>
    </message>
    <message>
        <source>기계로 돈 내기</source>
        <translation>Trả tiền bằng máy</translation>
    </message>
    <message>
        <source>연습은 한국어와 영어로 나와요.</source>
        <translation>Bài tập có tiếng Hàn và tiếng Anh.</translation>
    </message>
</context>
<context>
    <name>MinePage</name>
    <message>
        <source>다 해 보셨어요.</source>
        <translation>Bạn đã làm hết rồi.</translation>
    </message>
    <message>
        <source>%1에서
만든 카드예요.</source>
        <translation>Thẻ làm tại
%1.</translation>
    </message>
    <message>
        <source>여기서 모르는 곳의 카드예요.
적힌 대로 이어서 할게요.</source>
        <translation>Thẻ từ nơi chưa biết.
Làm tiếp như đã ghi.</translation>
    </message>
    <message>
        <source>다시 오셨네요.
반가워요.</source>
        <translation>Mừng bạn
trở lại.</translation>
    </message>
    <message>
        <source>잘하셨어요.</source>
        <translation>Bạn làm tốt lắm.</translation>
    </message>
    <message>
        <source>카드 받기</source>
        <translation>Lấy thẻ</translation>
    </message>
    <message>
        <source>수료증 받기</source>
        <translation>Chứng nhận</translation>
    </message>
    <message>
        <source>다른 연습</source>
        <translation>Bài khác</translation>
    </message>
    <message>
        <source>해 본 연습</source>
        <translation>Bài đã làm</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>종이가 나오고 있어요.</source>
        <translation>Giấy đang ra.</translation>
    </message>
    <message>
        <source>종이를 가져가세요.</source>
        <translation>Xin lấy tờ giấy.</translation>
    </message>
    <message>
        <source>종이가 나오지 않았어요.
번호를 기억해 주세요.</source>
        <translation>Giấy không ra.
Xin nhớ số này.</translation>
    </message>
    <message>
        <source>번호를 받았어요.</source>
        <translation>Đây là số của bạn.</translation>
    </message>
    <message>
        <source>지금은 번호를
드릴 수 없어요.</source>
        <translation>Bây giờ chưa
lấy số được.</translation>
    </message>
    <message>
        <source>바로 다음이에요.</source>
        <translation>Kế tiếp là bạn.</translation>
    </message>
    <message>
        <source>앞에 %1명 있어요.</source>
        <translation>Trước bạn có %1 người.</translation>
    </message>
    <message>
        <source>부르면 화면과 소리로
알려 드려요.</source>
        <translation>Đến lượt, màn hình và
giọng nói sẽ báo.</translation>
    </message>
    <message>
        <source>지금은 창구와 끊겨 있어요.
번호를 직원에게 보여 주세요.</source>
        <translation>Đang mất liên lạc với quầy.
Xin cho nhân viên xem số.</translation>
    </message>
    <message>
        <source>돈은 창구에서
직원이 받아요.</source>
        <translation>Nhân viên nhận tiền
tại quầy.</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>In ra giấy</translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation>Đã hiểu</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>이름도 번호도 적지 않아요.
이 번호는 오늘만 써요.</source>
        <translation>Không ghi tên, số giấy tờ.
Số này chỉ dùng hôm nay.</translation>
    </message>
</context>
<context>
    <name>PartColumn</name>
    <message>
        <source>뒤로</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>다음</source>
        <translation>Tiếp</translation>
    </message>
</context>
<context>
    <name>PayPage</name>
    <message>
        <source>돈은 창구에서 내요.</source>
        <translation>Trả tiền tại quầy.</translation>
    </message>
    <message>
        <source>카드나 휴대폰을
꺼내 두세요.</source>
        <translation>Chuẩn bị sẵn thẻ
hoặc điện thoại.</translation>
    </message>
    <message>
        <source>얼마인지 직원이
먼저 말씀드려요.</source>
        <translation>Nhân viên sẽ nói
số tiền trước.</translation>
    </message>
    <message>
        <source>이 화면에서는
돈이 나가지 않아요.</source>
        <translation>Màn hình này
không trừ tiền.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>결제기에 대고 있다가
‘읽었어요’가 나오면 떼세요.</source>
        <translation>Giữ ở máy thanh toán
đến khi máy báo “đã đọc”.</translation>
    </message>
    <message>
        <source>‘확인 중’이면 다시 내지 말고
접수 번호를 물어보세요.</source>
        <translation>Nếu “đang xác nhận”, đừng trả lại:
hãy hỏi số tiếp nhận.</translation>
    </message>
    <message>
        <source>먼저 해 보기</source>
        <translation>Thử trước</translation>
    </message>
    <message>
        <source>번호 받기</source>
        <translation>Lấy số</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message>
        <source>비밀번호</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>누른 숫자 %1개</source>
        <translation>Đã nhập %1 số</translation>
    </message>
</context>
<context>
    <name>PracticePayPage</name>
    <message>
        <source>진짜 결제기로
내 볼까요?</source>
        <translation>Thử trả bằng
máy thật nhé?</translation>
    </message>
    <message>
        <source>돈 내기</source>
        <translation>Trả tiền</translation>
    </message>
    <message>
        <source>연습 · 돈은 나가지 않아요</source>
        <translation>Luyện tập · không mất tiền</translation>
    </message>
    <message>
        <source>연습 값은 %1이에요.</source>
        <translation>Số tiền luyện tập là %1.</translation>
    </message>
    <message>
        <source>결제기에 ‘연습’이라고 나오면
카드나 휴대폰을 대 보세요.</source>
        <translation>Khi máy báo “luyện tập”,
hãy chạm thẻ hoặc điện thoại.</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>Lần nữa</translation>
    </message>
    <message>
        <source>내 보기</source>
        <translation>Thử trả</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>그만두려고 해요</source>
        <translation>Đang dừng</translation>
    </message>
</context>
<context>
    <name>PracticeVerifyPage</name>
    <message>
        <source>진짜 기계에
보여 줄까요?</source>
        <translation>Cho máy thật
xem nhé?</translation>
    </message>
    <message>
        <source>신분증 보여 주기</source>
        <translation>Xuất trình giấy tờ</translation>
    </message>
    <message>
        <source>연습 · 이름도 번호도 적지 않아요</source>
        <translation>Luyện tập · không ghi tên hay số</translation>
    </message>
    <message>
        <source>내 휴대폰의 모바일 신분증을
창구와 똑같은 기계에 대 봐요.</source>
        <translation>Chạm giấy tờ trong điện thoại
vào máy giống ở quầy.</translation>
    </message>
    <message>
        <source>19세가 되었는지만 물어요.
이름과 사진은 묻지 않아요.</source>
        <translation>Chỉ hỏi đã đủ 19 tuổi chưa.
Không hỏi tên hay ảnh.</translation>
    </message>
    <message>
        <source>시작하기</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>QR로 보여 주는 신분증은
QR을 카메라에 비춰 주세요.</source>
        <translation>Nếu giấy tờ dùng mã QR,
hãy đưa mã vào máy ảnh.</translation>
    </message>
    <message>
        <source>기계가 본 것</source>
        <translation>Máy đã thấy gì</translation>
    </message>
    <message>
        <source>한 번 더</source>
        <translation>Lần nữa</translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation>Dừng</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>소리</source>
        <translation>Tiếng</translation>
    </message>
    <message>
        <source>소리 크기: 5 가운데 %1</source>
        <translation>Âm lượng: %1 trên 5</translation>
    </message>
    <message>
        <source>소리를 껐어요.</source>
        <translation>Đã tắt tiếng.</translation>
    </message>
    <message>
        <source>작게</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>크게</source>
        <translation>To</translation>
    </message>
    <message>
        <source>말 빠르기: %1배</source>
        <translation>Tốc độ nói: %1 lần</translation>
    </message>
    <message>
        <source>느리게</source>
        <translation>Chậm</translation>
    </message>
    <message>
        <source>빠르게</source>
        <translation>Nhanh</translation>
    </message>
    <message>
        <source>화면 끄고 듣기</source>
        <translation>Tắt hình, chỉ nghe</translation>
    </message>
    <message>
        <source>화면 켜기</source>
        <translation>Bật màn hình</translation>
    </message>
    <message>
        <source>보고 쓰기</source>
        <translation>Dùng bằng mắt</translation>
    </message>
    <message>
        <source>보지 않고 쓰기</source>
        <translation>Không cần nhìn</translation>
    </message>
    <message>
        <source>이어폰을 뺐어요</source>
        <translation>Đã rút tai nghe</translation>
    </message>
    <message>
        <source>이어폰을 꽂았어요</source>
        <translation>Đã cắm tai nghe</translation>
    </message>
    <message>
        <source>버튼판으로 하기</source>
        <translation>Dùng bàn phím</translation>
    </message>
    <message>
        <source>글을 누르면 읽어 드려요.
이어폰을 꽂으면 혼자 들어요.</source>
        <translation>Bấm chữ để nghe.
Tai nghe: chỉ bạn nghe.</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>여섯 자리 이상 눌러 주세요.</source>
        <translation>Ít nhất sáu chữ số.</translation>
    </message>
    <message>
        <source>번호가 달라요.</source>
        <translation>Mã chưa đúng.</translation>
    </message>
    <message>
        <source>잠시 뒤에 다시 눌러 주세요.</source>
        <translation>Xin thử lại sau.</translation>
    </message>
    <message>
        <source>지금은 적을 수 없어요.</source>
        <translation>Bây giờ chưa được.</translation>
    </message>
    <message>
        <source>직원 메뉴</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>직원 확인</source>
        <translation>Mã nhân viên</translation>
    </message>
    <message>
        <source>앞 번호</source>
        <translation>Số trước</translation>
    </message>
    <message>
        <source>직원 %1번</source>
        <translation>Số %1</translation>
    </message>
    <message>
        <source>다음 번호</source>
        <translation>Số sau</translation>
    </message>
    <message>
        <source>지움</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>확인</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>직원만 쓰는 곳이에요.</source>
        <translation>Chỉ dành cho nhân viên.</translation>
    </message>
    <message>
        <source>직원이 왔어요</source>
        <translation>Đã có người</translation>
    </message>
    <message>
        <source>작게</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>소리 작게</source>
        <translation>Âm thanh nhỏ hơn</translation>
    </message>
    <message>
        <source>크게</source>
        <translation>To</translation>
    </message>
    <message>
        <source>소리 크게</source>
        <translation>Âm thanh to hơn</translation>
    </message>
    <message>
        <source>다시 시작</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>끝내기</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>돌아가기</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>수업 코드 적기</source>
        <translation>Nhập mã lớp</translation>
    </message>
</context>
<context>
    <name>TakePage</name>
    <message>
        <source>전화기로
찍어 가세요.</source>
        <translation>Xin chụp lại
bằng điện thoại.</translation>
    </message>
    <message>
        <source>직원이 도와드려요.</source>
        <translation>Nhân viên sẽ giúp.</translation>
    </message>
    <message>
        <source>카드의 네모 그림</source>
        <translation>Hình vuông của thẻ</translation>
    </message>
    <message>
        <source>다음에 이 사진을 비추면
이어서 할 수 있어요.</source>
        <translation>Lần sau đưa ảnh này ra
là làm tiếp được.</translation>
    </message>
    <message>
        <source>직원 부르기</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>종이로 받기</source>
        <translation>In ra giấy</translation>
    </message>
    <message>
        <source>다음 연습</source>
        <translation>Bài tiếp</translation>
    </message>
    <message>
        <source>지우고 마치기</source>
        <translation>Xóa và kết thúc</translation>
    </message>
    <message>
        <source>이름도 번호도 없어요.
여기에는 남지 않아요.</source>
        <translation>Không có tên hay số.
Ở đây không lưu lại.</translation>
    </message>
    <message>
        <source>시연: 사진 찍기</source>
        <translation>Thử: chụp ảnh</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>글씨와 화면</source>
        <translation>Chữ và màn hình</translation>
    </message>
    <message>
        <source>보통 글씨로</source>
        <translation>Chữ thường</translation>
    </message>
    <message>
        <source>글씨 두 배로</source>
        <translation>Chữ to gấp đôi</translation>
    </message>
    <message>
        <source>밝은 화면으로</source>
        <translation>Nền sáng</translation>
    </message>
    <message>
        <source>진한 화면으로</source>
        <translation>Nền tối</translation>
    </message>
    <message>
        <source>움직임 되돌리기</source>
        <translation>Bật chuyển động</translation>
    </message>
    <message>
        <source>움직임 멈추기</source>
        <translation>Tắt chuyển động</translation>
    </message>
    <message>
        <source>오른손으로 쓰기</source>
        <translation>Tay phải</translation>
    </message>
    <message>
        <source>왼손으로 쓰기</source>
        <translation>Tay trái</translation>
    </message>
    <message>
        <source>내 전화기로 누르기</source>
        <translation>Điện thoại của tôi</translation>
    </message>
</context>
<context>
    <name>naru::ui::kiosk::PracticeModel</name>
    <message>
        <source>여기에는 신분증을 읽는 기계가 없어요. 창구에서 해 볼 수 있어요.</source>
        <translation>Ở đây không có máy đọc giấy tờ. Bạn có thể thử ở quầy.</translation>
    </message>
    <message>
        <source>이 화면에서는 연습만 할 수 있어요.</source>
        <translation>Màn hình này chỉ có bài luyện tập.</translation>
    </message>
    <message>
        <source>결제기를 찾고 있어요.</source>
        <translation>Đang tìm máy thanh toán.</translation>
    </message>
    <message>
        <source>결제기를 다른 분이 쓰고 있어요. 잠시 뒤에 해 보세요.</source>
        <translation>Có người đang dùng máy. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>여기 결제기는 돈 없이 연습하는 법을 몰라요. 그래서 켜지 않았어요.</source>
        <translation>Máy ở đây không biết luyện tập không mất tiền, nên không bật.</translation>
    </message>
    <message>
        <source>여기에는 연습할 결제기가 없어요.</source>
        <translation>Ở đây không có máy để luyện tập.</translation>
    </message>
    <message>
        <source>이번에는 안 됐어요</source>
        <translation>Lần này chưa được</translation>
    </message>
    <message>
        <source>기다리는 중</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>휴대폰을 신분증 읽는 곳에
대 주세요.</source>
        <translation>Hãy chạm điện thoại
vào chỗ đọc giấy tờ.</translation>
    </message>
    <message>
        <source>휴대폰에 물었어요</source>
        <translation>Đã hỏi điện thoại</translation>
    </message>
    <message>
        <source>휴대폰에서 무엇을 묻는지 보고
‘보여 주기’를 눌러 주세요.</source>
        <translation>Xem điện thoại hỏi gì,
rồi bấm “cho xem”.</translation>
    </message>
    <message>
        <source>보고 있어요</source>
        <translation>Đang xem</translation>
    </message>
    <message>
        <source>연습할 수 있어요</source>
        <translation>Có thể luyện tập</translation>
    </message>
    <message>
        <source>찾고 있어요</source>
        <translation>Đang tìm</translation>
    </message>
    <message>
        <source>여기서는 못 해요</source>
        <translation>Ở đây không được</translation>
    </message>
    <message>
        <source>결제기가 연습이라고 대답했어요.</source>
        <translation>Máy trả lời là luyện tập.</translation>
    </message>
    <message>
        <source>잘하셨어요. 연습이라서
돈은 나가지 않았어요.</source>
        <translation>Tốt lắm. Đây là luyện tập,
không mất tiền.</translation>
    </message>
    <message>
        <source>직원이 결제기를 써야 해서 멈췄어요.
돈은 나가지 않았어요.</source>
        <translation>Nhân viên cần dùng máy nên đã dừng.
Không mất tiền.</translation>
    </message>
    <message>
        <source>연습이라서 돈은 나가지 않았어요.
한 번 더 해 볼까요?</source>
        <translation>Đây là luyện tập, không mất tiền.
Thử lần nữa nhé?</translation>
    </message>
    <message>
        <source>결제기에 닿지 않았어요.
돈은 나가지 않았어요.</source>
        <translation>Không tới được máy.
Không mất tiền.</translation>
    </message>
    <message>
        <source>결제기가 연습이라고 대답하지 않았어요. 직원을 불러 주세요. 번호는 %1예요.</source>
        <translation>Máy không trả lời là luyện tập. Hãy gọi nhân viên. Số là %1.</translation>
    </message>
    <message>
        <source>결제기의 대답이 오지 않았어요. 직원을 불러 주세요. 번호는 %1예요.</source>
        <translation>Máy không trả lời. Hãy gọi nhân viên. Số là %1.</translation>
    </message>
</context>
<context>
    <name>naru::ui::kiosk::StaffCall</name>
    <message>
        <source>창구</source>
        <translation>quầy</translation>
    </message>
</context>
</TS>
