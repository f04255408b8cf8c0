// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/terminalwords.h"

#include <QCoreApplication>
#include <QHash>

namespace naru::ui::simulator {

namespace {

constexpr const char* context = "TerminalWords";
using Book = QHash<QString, const char*>;

QString said(const Book& book, const QString& name)
{
    const char* const words = book.value(name);
    return words ? QCoreApplication::translate(context, words) : name;
}

} // namespace

QString outcomeWords(const QString& outcome)
{
    static const Book book{{QStringLiteral("approve"), QT_TRANSLATE_NOOP("TerminalWords", "승인")},
        {QStringLiteral("decline"), QT_TRANSLATE_NOOP("TerminalWords", "거절 (카드사)")},
        {QStringLiteral("cancel"), QT_TRANSLATE_NOOP("TerminalWords", "손님이 취소")},
        {QStringLiteral("wrong_pin"), QT_TRANSLATE_NOOP("TerminalWords", "비밀번호 틀림")},
        {QStringLiteral("invalid_card"), QT_TRANSLATE_NOOP("TerminalWords", "못 쓰는 카드")},
        {QStringLiteral("restricted"), QT_TRANSLATE_NOOP("TerminalWords", "제한된 카드")},
        {QStringLiteral("unreachable_host"), QT_TRANSLATE_NOOP("TerminalWords", "카드사에 안 닿음")},
        {QStringLiteral("device_out"), QT_TRANSLATE_NOOP("TerminalWords", "단말기 고장")}};
    return said(book, outcome);
}

QString playWords(const QString& fault)
{
    static const Book book{{QStringLiteral("none"), QT_TRANSLATE_NOOP("TerminalWords", "틀리지 않기")},
        {QStringLiteral("refuses_connection"), QT_TRANSLATE_NOOP("TerminalWords", "연결 안 받기")},
        {QStringLiteral("loses_request"), QT_TRANSLATE_NOOP("TerminalWords", "물음 잃기")},
        {QStringLiteral("loses_answer"), QT_TRANSLATE_NOOP("TerminalWords", "답 잃기")},
        {QStringLiteral("loses_refusal"), QT_TRANSLATE_NOOP("TerminalWords", "거절 답 잃기")},
        {QStringLiteral("answers_late"), QT_TRANSLATE_NOOP("TerminalWords", "늦게 답하기")},
        {QStringLiteral("silent_taken"), QT_TRANSLATE_NOOP("TerminalWords", "돈 받고 침묵")},
        {QStringLiteral("silent_not_taken"), QT_TRANSLATE_NOOP("TerminalWords", "안 받고 침묵")},
        {QStringLiteral("half_answer"), QT_TRANSLATE_NOOP("TerminalWords", "반만 답하기")},
        {QStringLiteral("breaks_seal"), QT_TRANSLATE_NOOP("TerminalWords", "틀린 봉인")},
        {QStringLiteral("alters_header"), QT_TRANSLATE_NOOP("TerminalWords", "머리말 바꾸기")},
        {QStringLiteral("answers_for_another"), QT_TRANSLATE_NOOP("TerminalWords", "남의 답 보내기")},
        {QStringLiteral("replays_old_answer"), QT_TRANSLATE_NOOP("TerminalWords", "옛 답 다시 보내기")},
        {QStringLiteral("reflects"), QT_TRANSLATE_NOOP("TerminalWords", "물음 되돌리기")},
        {QStringLiteral("takes_other_amount"), QT_TRANSLATE_NOOP("TerminalWords", "다른 금액 받기")},
        {QStringLiteral("takes_part"), QT_TRANSLATE_NOOP("TerminalWords", "반만 받기")},
        {QStringLiteral("other_currency"), QT_TRANSLATE_NOOP("TerminalWords", "달러로 받기")},
        {QStringLiteral("stores_then_paid"), QT_TRANSLATE_NOOP("TerminalWords", "오프라인 → 입금")},
        {QStringLiteral("stores_then_declined"), QT_TRANSLATE_NOOP("TerminalWords", "오프라인 → 거절")},
        {QStringLiteral("forgets_at_reboot"), QT_TRANSLATE_NOOP("TerminalWords", "재부팅 뒤 잊기")},
        {QStringLiteral("forgets_at_unseen_reboot"), QT_TRANSLATE_NOOP("TerminalWords", "몰래 재부팅, 잊기")},
        {QStringLiteral("forgets_silently"), QT_TRANSLATE_NOOP("TerminalWords", "조용히 잊기")},
        {QStringLiteral("answers_twice"), QT_TRANSLATE_NOOP("TerminalWords", "두 번 답하기")},
        {QStringLiteral("repeats_not_found"), QT_TRANSLATE_NOOP("TerminalWords", "없다고 두 번")},
        {QStringLiteral("is_slow"), QT_TRANSLATE_NOOP("TerminalWords", "느린 단말기")},
        {QStringLiteral("approves_after_abort"), QT_TRANSLATE_NOOP("TerminalWords", "취소 뒤 승인")},
        {QStringLiteral("runs_then_approves"), QT_TRANSLATE_NOOP("TerminalWords", "진행 중 → 승인")},
        {QStringLiteral("runs_then_declines"), QT_TRANSLATE_NOOP("TerminalWords", "진행 중 → 거절")},
        {QStringLiteral("runs_then_forgets"), QT_TRANSLATE_NOOP("TerminalWords", "진행 중 → 잊기")},
        {QStringLiteral("is_busy"), QT_TRANSLATE_NOOP("TerminalWords", "바쁘다고 하기")},
        {QStringLiteral("refuses_unheard_of"), QT_TRANSLATE_NOOP("TerminalWords", "모르는 거절 말")},
        {QStringLiteral("no_status_taken"), QT_TRANSLATE_NOOP("TerminalWords", "조회 없음, 받음")},
        {QStringLiteral("no_status_not_taken"), QT_TRANSLATE_NOOP("TerminalWords", "조회 없음, 안 받음")},
        {QStringLiteral("declines_yet_takes"), QT_TRANSLATE_NOOP("TerminalWords", "거절하고 받기")},
        {QStringLiteral("takes_twice"), QT_TRANSLATE_NOOP("TerminalWords", "두 번 받기")},
        {QStringLiteral("shows_card_number"), QT_TRANSLATE_NOOP("TerminalWords", "카드 번호 흘리기")}};
    return said(book, fault);
}

QString terminalEventWords(const QString& event)
{
    static const Book book{{QStringLiteral("asked"), QT_TRANSLATE_NOOP("TerminalWords", "창구가 물었어요")},
        {QStringLiteral("waits_for_card"), QT_TRANSLATE_NOOP("TerminalWords", "카드를 기다려요")},
        {QStringLiteral("card_read"), QT_TRANSLATE_NOOP("TerminalWords", "카드를 읽었어요")},
        {QStringLiteral("card_waited"), QT_TRANSLATE_NOOP("TerminalWords", "카드를 기다렸어요")},
        {QStringLiteral("approved"), QT_TRANSLATE_NOOP("TerminalWords", "승인했어요")},
        {QStringLiteral("declined"), QT_TRANSLATE_NOOP("TerminalWords", "승인하지 않았어요")},
        {QStringLiteral("lost_request"), QT_TRANSLATE_NOOP("TerminalWords", "물음을 잃었어요")},
        {QStringLiteral("busy"), QT_TRANSLATE_NOOP("TerminalWords", "바쁘다고 했어요")},
        {QStringLiteral("aborted"), QT_TRANSLATE_NOOP("TerminalWords", "창구가 멈추라고 했어요")},
        {QStringLiteral("status"), QT_TRANSLATE_NOOP("TerminalWords", "창구가 결과를 다시 물었어요")},
        {QStringLiteral("login"), QT_TRANSLATE_NOOP("TerminalWords", "창구가 로그인했어요")},
        {QStringLiteral("rebooted"), QT_TRANSLATE_NOOP("TerminalWords", "다시 켜졌어요")},
        {QStringLiteral("reversed"), QT_TRANSLATE_NOOP("TerminalWords", "결제를 취소했어요")},
        {QStringLiteral("totals"), QT_TRANSLATE_NOOP("TerminalWords", "합계를 알려 줬어요")},
        {QStringLiteral("refused"), QT_TRANSLATE_NOOP("TerminalWords", "받아 주지 않았어요")},
        {QStringLiteral("file_written"), QT_TRANSLATE_NOOP("TerminalWords", "매입 파일을 썼어요")},
        {QStringLiteral("file_failed"), QT_TRANSLATE_NOOP("TerminalWords", "매입 파일을 쓰지 못했어요")}};
    return said(book, event);
}

QString terminalStateWords(const QString& state)
{
    static const Book book{{QStringLiteral("idle"), QT_TRANSLATE_NOOP("TerminalWords", "결제를 기다려요")},
        {QStringLiteral("waiting"), QT_TRANSLATE_NOOP("TerminalWords", "카드를 대 주세요")},
        {QStringLiteral("busy"), QT_TRANSLATE_NOOP("TerminalWords", "처리하고 있어요")},
        {QStringLiteral("approved"), QT_TRANSLATE_NOOP("TerminalWords", "승인됐어요")},
        {QStringLiteral("declined"), QT_TRANSLATE_NOOP("TerminalWords", "안 됐어요")}};
    return said(book, state);
}

QString terminalEventKind(const QString& event)
{
    static const QHash<QString, QString> book{{QStringLiteral("asked"), QStringLiteral("ok")},
        {QStringLiteral("waits_for_card"), QStringLiteral("run")}, {QStringLiteral("card_read"), QStringLiteral("run")},
        {QStringLiteral("approved"), QStringLiteral("ok")}, {QStringLiteral("declined"), QStringLiteral("no")},
        {QStringLiteral("lost_request"), QStringLiteral("warn")}, {QStringLiteral("busy"), QStringLiteral("off")},
        {QStringLiteral("aborted"), QStringLiteral("off")}, {QStringLiteral("status"), QStringLiteral("ok")},
        {QStringLiteral("login"), QStringLiteral("ok")}, {QStringLiteral("rebooted"), QStringLiteral("warn")},
        {QStringLiteral("reversed"), QStringLiteral("ok")}, {QStringLiteral("totals"), QStringLiteral("ok")},
        {QStringLiteral("refused"), QStringLiteral("off")}, {QStringLiteral("file_written"), QStringLiteral("ok")},
        {QStringLiteral("file_failed"), QStringLiteral("warn")}};
    return book.value(event, QStringLiteral("ok"));
}

QString terminalStateKind(const QString& state)
{
    static const QHash<QString, QString> book{{QStringLiteral("idle"), QStringLiteral("todo")},
        {QStringLiteral("waiting"), QStringLiteral("run")}, {QStringLiteral("busy"), QStringLiteral("run")},
        {QStringLiteral("approved"), QStringLiteral("ok")}, {QStringLiteral("declined"), QStringLiteral("no")}};
    return book.value(state, QStringLiteral("ok"));
}

} // namespace naru::ui::simulator
