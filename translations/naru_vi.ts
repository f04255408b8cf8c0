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
        <source>연습 카드가 있으면 아래에 비춰 주세요</source>
        <translation>Có thẻ tập? Đưa xuống dưới</translation>
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
        <source>떼실 서류나 볼일의 이름을
말씀해 주세요.</source>
        <translation>Hãy nói giấy cần lấy
hoặc việc cần làm.</translation>
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
        <source>화면을 껐어요.
누르면 다시 켜져요.</source>
        <translation>Đã tắt màn hình.
Chạm để bật lại.</translation>
    </message>
    <message>
        <source>시연</source>
        <translation>Thử</translation>
    </message>
    <message>
        <source>직원만: 직원 메뉴</source>
        <translation>Chỉ nhân viên: bảng nhân viên</translation>
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
        <source>이어폰을 꽂으면
혼자 들을 수 있어요.</source>
        <translation>Cắm tai nghe
để nghe một mình.</translation>
    </message>
    <message>
        <source>화면 끄고 듣기</source>
        <translation>Tắt hình, chỉ nghe</translation>
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
        <source>비밀번호</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>누른 숫자 %1개</source>
        <translation>Đã nhập %1 số</translation>
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
</context>
</TS>
