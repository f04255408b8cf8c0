<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="ko">
<context>
    <name>AcceptedCard</name>
    <message>
        <source>사진</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>얼굴과 견줘 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>안 받음: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>모두 다시 살피기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>직원 · 목록 · 인증서 · 설정 · 백업</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>한 걸음 뒤로</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgeCard</name>
    <message>
        <source>손님이 좋다고 하시면 한 가지만 더 물을 수 있어요: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>안 받음: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AmberCard</name>
    <message>
        <source>얼굴과 사진을 견줘 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>닮지 않았으면 받지 마세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증을 함께 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름과 생년월일이 같으면 됩니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>안 온 것: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>백업</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지금 백업하기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업을 둘 폴더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB나 다른 컴퓨터의 폴더가 좋아요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>되살릴 때는 빈 창구에서 나루를 끄고
이 명령을 적습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업하기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>되살리는 코드</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업은 이 코드가 있어야 열립니다.
종이에 적어 컴퓨터와 따로 두세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>코드 보기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>코드 가리기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseActions</name>
    <message>
        <source>실물 신분증으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockPage</name>
    <message>
        <source>시연</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시계를 확인해 주세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이 컴퓨터의 시각이 마지막 기록보다 앞섭니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>마지막 기록에서 하루가 넘게 지난 시각입니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지금 믿는 시각</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>컴퓨터의 시계를 맞추면 이 화면은 저절로 닫힙니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>벽시계와 견주어 보고 맞으면 눌러 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이 시각이 맞습니다</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증만 받기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>잠그기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>물을 것 고르기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증으로 · 눈으로 확인함</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받지 않기 · 다른 확인으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>관리 (관리자)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>화면을 곧 지웁니다</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>계속 기다릴까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받은 것을 오래 띄워 두지 않습니다.
대답이 없으면 지우고 처음 화면으로 갑니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>대답이 없으면 그만두고 까닭을 보여 드립니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>더 보기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>더 기다리기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지금 지우기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeskScene</name>
    <message>
        <source>인터넷이 없어도 오늘 일은 모두 할 수 있어요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적은 것은 이 창구에 안전하게 남아 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>도움말</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>잠그기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailedStart</name>
    <message>
        <source>나루</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나루 닫기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>어떤 말로 볼까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>여기는 어디인가요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>첫 관리자는 누구인가요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>화면이 얼마나 큰가요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>사본을 하나 더 둘까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이제 창구를 열 수 있어요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나중에 설정에서 바꿀 수 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>손님의 휴대폰과 기록에 이 이름이 나옵니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>직원을 더하고 설정을 바꾸는 사람입니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>글씨와 단추를 알맞은 크기로 그립니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>날마다 한 번 저절로 복사합니다. USB나 다른 컴퓨터의 폴더가 좋아요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>살필 것은 창구를 연 뒤에 고쳐도 됩니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나루</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>뒤로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구 열기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사본을 둘 폴더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비워 두면 두지 않습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthSection</name>
    <message>
        <source>직원</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급기관</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>설정</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>모두 다시 살피기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>목록과 날짜</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보관</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>고치러 가기: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>다음 것으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>누르기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>한 걸음 뒤로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>화면을 지우고 잠그기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>자판으로 하기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인터넷이 없어도 오늘 일은 모두 할 수 있어요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>닫기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdleActions</name>
    <message>
        <source>다른 일</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>관리</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보통 화면</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>나루 (시연)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나루</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NaruField</name>
    <message>
        <source>카드 번호는 적지 않아요.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPerson</name>
    <message>
        <source>이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>민원 담당</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>관리자</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>숫자 여섯 개 이상. 그 사람이 직접 적게 해 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호 한 번 더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>직원으로 적기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnePerson</name>
    <message>
        <source>새 비밀번호</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>숫자 여섯 개 이상. 그 사람이 직접 적게 해 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>새 비밀번호 한 번 더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호 새로 정하기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다시 들어오게 하기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>들어오지 못하게 하기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelRuler</name>
    <message>
        <source>막대에 자를 대어 보세요. 지금은 %1 mm로 알고 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>자로 잴 막대</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>자로 잰 길이 (mm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이 길이로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>자가 없으면 상자에 적힌 크기를 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1인치</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>어떻게 할까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>눈으로 확인함</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받지 않기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperMiddle</name>
    <message>
        <source>실물 신분증을 봐 주세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>얼굴과 사진을 견줘 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>닮지 않았으면 받지 마세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>홀로그램과 유효기간을 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>흐리거나 긁힌 곳이 있으면 빛에 비춰 보세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>필요한 것만 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름과 번호는 적지 않습니다. 확인했다는 것과 누른 사람만 적습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>고르기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathSheet</name>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이 폴더로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>위로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>여기에는 인증서 파일이 없어요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>안에 든 폴더가 없어요. 이 폴더로 정할 수 있어요.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>여섯 자리 이상 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>들어가기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지우기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적은 숫자 %1개</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>손님 사진</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PurposeMiddle</name>
    <message>
        <source>실물 신분증으로 무엇을 확인할까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>무엇을 확인할까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름과 번호는 적지 않습니다. 확인했다는 것만 적습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>휴대폰을 읽을 장치가 없습니다. 고르면 실물 신분증으로 확인합니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>고른 것만 묻습니다. 사진은 어디에도 남지 않습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderSection</name>
    <message>
        <source>창구 인증서</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>손님의 휴대폰이 이것을 보고 누가 묻는지 압니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>없어도 물을 수 있지만, 보내지 않는 휴대폰이 있을 수 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신청서 만들기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기관 이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신청서를 둘 폴더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신청서 적어 두기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받은 인증서 넣기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서 파일</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신청서를 보낸 곳에서 돌려받은 파일입니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서 넣기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>이렇게 말해 보세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“이 신분증은 지금 확인이 안 됩니다.
실물 신분증이 있으실까요?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>내용은 보여 드리지 않습니다. 손님 잘못이 아닐 수 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondPersonSheet</name>
    <message>
        <source>두 번째 사람이 확인합니다</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>손님과 신분증을 함께 본 사람이 자기 비밀번호를 누릅니다. 두 사람 이름이 적힙니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>확인함</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionFrame</name>
    <message>
        <source>관리로</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSection</name>
    <message>
        <source>설정</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적어 두기를 눌러야 바뀝니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>센터 이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구 이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사본을 둘 폴더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비워 두면 두지 않습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>화면 크기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적어 두기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupAdministrator</name>
    <message>
        <source>이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>숫자 여섯 개 이상</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호 한 번 더</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupDoctor</name>
    <message>
        <source>모두 다시 살피기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupLanguage</name>
    <message>
        <source>고대비 화면</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>어두운 바탕에 밝은 글씨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>예전 자료 되살리기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나루를 끄고 이 명령을 적은 뒤, 종이에 적어 둔 코드를 넣습니다.
그다음 나루를 다시 켜면 예전 창구가 열립니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>알겠어요</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupPlace</name>
    <message>
        <source>센터 이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>예: 나루동 행정복지센터</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구 이름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>예: 2번 창구</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>돌아가기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>나루</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>안녕하세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시연 · 비밀번호 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>누구신가요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>잠시 쉬는 중</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>오늘 쓸 준비</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인터넷이 없어도
오늘 일은 모두 할 수 있어요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호 여섯 자리</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>자판 숫자를 눌러도 됩니다.
다섯 번 틀리면 잠시 쉬었다 엽니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보통 화면</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>고대비 화면</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffSection</name>
    <message>
        <source>직원</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름을 고르면 멈추거나 비밀번호를 새로 정할 수 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>새 직원</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름과 비밀번호를 적어요</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>시연</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적을 수 없어서 멈췄습니다</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지금까지 적은 것은 그대로 있습니다. 손님께는 잠시 기다려 달라고 말씀해 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나루 닫기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayColumn</name>
    <message>
        <source>오늘 확인</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1건</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지금 손님</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>오늘 첫 손님을 기다려요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>확인됨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>사람이 확인</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받을 수 없음</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>시연</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나루</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleActions</name>
    <message>
        <source>어떻게 할까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TroubleMiddle</name>
    <message>
        <source>손님의 것은 아무것도 받지 않았고 적지도 않았습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>손님의 것은 아무것도 받지 않았습니다.
%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustSection</name>
    <message>
        <source>발급기관 목록</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이 목록에 있는 기관이 발급한 신분증만 진짜로 봅니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>파일에서 넣기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서 파일</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pem, crt, cer, der 파일. 기관의 안내에서 받은 것만 넣어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>목록에 넣기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictActions</name>
    <message>
        <source>어떻게 할까요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다음에 할 일</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다음 손님</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 물어보기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>눈으로 확인함</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사람</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받지 않기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다시 읽기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>누르는 사람 이름과 함께
적어 둡니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>화면 지우기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingActions</name>
    <message>
        <source>한 가지 더 묻는 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>묻는 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>안 묻는 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>남기는 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다른 확인으로</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그만두기</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingMiddle</name>
    <message>
        <source>손님이 고르고 계세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>휴대폰을 대 주세요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보일지 말지는 손님이 휴대폰에서 정합니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시연: 휴대폰 창에서 ‘대기’를 눌러 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>휴대폰 뒷면을 리더기에 대면 됩니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::AdminModel</name>
    <message>
        <source>먼저 고칠 것이 %1가지 있어요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>쓸 수 있어요. 살필 것이 %1가지 있어요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>쓸 수 있어요. 모두 좋아요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1에 모두 살폈어요.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::BackupModel</name>
    <message>
        <source>마지막 백업: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업을 둘 폴더를 골라 주세요. USB가 꽂혀 있는지 보아 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업했습니다. 폴더를 이 컴퓨터와 따로 두세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업폴더</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::FindingWords</name>
    <message>
        <source>휴대폰 읽기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신분증 사진</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시계</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>저장 공간</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급기관 목록</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구 인증서</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기록 이어짐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>열쇠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보낼 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사본</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>읽을 수 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>장치 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>대답 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>볼 수 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>볼 수 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB 남음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>하루 넘게 앞서 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>마지막 기록보다 늦음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>하나도 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1곳 · %2 목록</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1곳 · %2 목록, 오래됨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>아직 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1에 기한 지남</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>끊김</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1건 빠짐없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>자료와 따로 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>열쇠가 자료 옆에 있습니다</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>모두 보냄</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1건 막힘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1건, 이 창구에 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>함께 적고 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적지 못하고 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, 오래됨</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::FolderBrowser</name>
    <message>
        <source>내 폴더</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::Form</name>
    <message>
        <source>두 번 적은 비밀번호가 다릅니다. 다시 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::ReaderModel</name>
    <message>
        <source>이 창구의 인증서가 아직 없습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서의 기한이 지났습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>연습용 인증서입니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서가 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기관 이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신청서를 둘 폴더를 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그 폴더에는 적을 수 없습니다. 다른 폴더를 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신청서를 적어 두었습니다: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그 파일은 열 수 없습니다. 다른 파일을 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>인증서를 넣었습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::SettingsModel</name>
    <message>
        <source>잰 길이를 mm로 다시 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>센터 이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구 이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>설정을 적어 두었습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그 폴더에는 적을 수 없습니다. 다른 폴더를 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>그런 폴더가 없습니다. 다시 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::SetupModel</name>
    <message>
        <source>말과 화면</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>센터와 창구</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>첫 관리자</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>화면 크기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사본</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>마지막 살핌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>잰 길이를 mm로 다시 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>센터 이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구 이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>창구를 열었습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::StaffModel</name>
    <message>
        <source>관리자</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>민원 담당</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>멈춰 둠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호가 여러 번 달라 쉬는 중</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>들어올 수 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이름을 적어 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>직원으로 적었습니다: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>이제 들어올 수 없습니다: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다시 들어올 수 있습니다: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호를 새로 정했습니다: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::admin::TrustModel</name>
    <message>
        <source>믿는 발급기관이 아직 없습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>믿는 발급기관 %1곳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>목록을 넣으면 신분증을 받을 수 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 목록 · 오늘 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 목록 · %2일 지남</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>쓸 수 없어 건너뛴 것: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>넣을 파일을 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>목록에 넣었습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::counter</name>
    <message>
        <source>남</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>여</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적혀 있지 않음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>예</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>아니요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>글로 보여 드릴 수 없는 값</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>서명</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>읽을 수 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>다름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>휴대폰 서명</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>맞음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>모름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보지 못함</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>목록 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급기관</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>믿을 수 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급 인증서</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>규격과 다름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>믿는 곳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1부터</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1까지</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기한 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>내용</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급된 뒤 바뀜</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>종류</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>적힌 것과 다름</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>지금 상태</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기한 지남</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기한 아님</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>대답</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>신분증 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기한 안</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>취소 목록 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>유효</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>만 %1세 이상인가요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>올해 %1세가 되었거나 넘었나요?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>사람이 확인</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>나이가 안 됨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
물은 나이가 아직 되지 않았습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>확인됨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급된 그대로입니다.
유효 기간 안입니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
지금도 유효한지는 모릅니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급기관이 적은 것은 진짜입니다.
휴대폰이 보탠 값은 뺐습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
물은 것이 모두 오지는 않았습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>확인을 끝내지 못한 신분증입니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받을 수 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>진짜 신분증입니다.
물은 나이는 이 답으로 알 수 없습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>알 수 없음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>눈으로 확인</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 사람 확인</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받지 않음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>끊김</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::counter::CounterModel</name>
    <message>
        <source>아무것도 적지 않았습니다. 다시 골라 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>실물 신분증 확인을 적어 두었습니다.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::counter::VisitModel</name>
    <message>
        <source>%1까지</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>사진을 여는 중이에요</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1에 적어 두었습니다.
기록 번호 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1에 까닭만 적었습니다.
기록 번호 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>눈으로 확인함</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>받지 않음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 사람이 확인함</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::shell</name>
    <message>
        <source>휴대폰 읽기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>휴대폰 못 읽음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>리더 인증서</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>리더 인증서 살필 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급기관 목록</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>발급기관 목록 살필 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시계</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시계 확인</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>잠시 쉬었다 엽니다.
%1초 뒤에 다시 눌러 주세요.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>비밀번호가 다릅니다.
쉬기 전까지 %1번 더 해 볼 수 있습니다.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>휴대폰 대신 실물 신분증</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>어제까지 기록 이어짐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>기록 살필 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>시계 맞음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>디스크 자리 넉넉함</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>디스크 자리 살필 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>열쇠 따로 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>열쇠가 자료 옆에 있음</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사본</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>두 번째 사본 살필 것</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>백업할 때가 됨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>사진 보기</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>사진은 실물로</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>naru::ui::shell::DeskModel</name>
    <message>
        <source>모두 보냄</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>보낼 것 %1건</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>관리자</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>민원 담당</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
