// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/phonewords.h"

#include <QCoreApplication>
#include <QHash>

namespace naru::ui::simulator {

namespace {

constexpr const char* context = "PhoneWords";
using Book = QHash<QString, const char*>;

QString said(const Book& book, const QString& name)
{
    const char* const words = book.value(name);
    return words ? QCoreApplication::translate(context, words) : name;
}

} // namespace

QString cardWords(const QString& documentId)
{
    static const Book book{{QStringLiteral("licence"), QT_TRANSLATE_NOOP("PhoneWords", "운전면허증")},
        {QStringLiteral("resident"), QT_TRANSLATE_NOOP("PhoneWords", "주민등록증")},
        {QStringLiteral("foreigner"), QT_TRANSLATE_NOOP("PhoneWords", "외국인등록증")},
        {QStringLiteral("young"), QT_TRANSLATE_NOOP("PhoneWords", "운전면허증")}};
    return said(book, documentId);
}

QString documentWords(const QString& documentId)
{
    static const Book book{{QStringLiteral("licence"), QT_TRANSLATE_NOOP("PhoneWords", "모바일 운전면허증 (견본)")},
        {QStringLiteral("resident"), QT_TRANSLATE_NOOP("PhoneWords", "모바일 주민등록증 (견본)")},
        {QStringLiteral("foreigner"), QT_TRANSLATE_NOOP("PhoneWords", "모바일 외국인등록증 (견본)")},
        {QStringLiteral("young"), QT_TRANSLATE_NOOP("PhoneWords", "모바일 운전면허증 (견본)")}};
    return said(book, documentId);
}

QString faultWords(const QString& fault)
{
    static const Book book{{QStringLiteral("none"), QT_TRANSLATE_NOOP("PhoneWords", "틀리지 않기")},
        {QStringLiteral("expired"), QT_TRANSLATE_NOOP("PhoneWords", "기간이 끝난 신분증")},
        {QStringLiteral("forged"), QT_TRANSLATE_NOOP("PhoneWords", "내용을 바꾼 신분증")},
        {QStringLiteral("unknown_issuer"), QT_TRANSLATE_NOOP("PhoneWords", "모르는 발급기관")},
        {QStringLiteral("wrong_digest"), QT_TRANSLATE_NOOP("PhoneWords", "값이 안 맞는 신분증")},
        {QStringLiteral("replay"), QT_TRANSLATE_NOOP("PhoneWords", "지난번 답 다시 보내기")},
        {QStringLiteral("cloned_key"), QT_TRANSLATE_NOOP("PhoneWords", "베낀 신분증")},
        {QStringLiteral("long_names"), QT_TRANSLATE_NOOP("PhoneWords", "아주 긴 이름")},
        {QStringLiteral("drop_at_byte"), QT_TRANSLATE_NOOP("PhoneWords", "읽는 도중에 떼기")},
        {QStringLiteral("silence"), QT_TRANSLATE_NOOP("PhoneWords", "대답 없는 휴대폰")},
        {QStringLiteral("refuse"), QT_TRANSLATE_NOOP("PhoneWords", "손님이 거절")},
        {QStringLiteral("locked"), QT_TRANSLATE_NOOP("PhoneWords", "잠긴 휴대폰")},
        {QStringLiteral("status_present"), QT_TRANSLATE_NOOP("PhoneWords", "취소 목록 있는 것")},
        {QStringLiteral("mac"), QT_TRANSLATE_NOOP("PhoneWords", "서명 대신 확인값")}};
    return said(book, fault);
}

QString logWords(const QString& what, bool done)
{
    static const Book book{{QStringLiteral("reaching_desk"), QT_TRANSLATE_NOOP("PhoneWords", "창구를 찾고 있어요")},
        {QStringLiteral("desk_found"), QT_TRANSLATE_NOOP("PhoneWords", "창구를 찾았어요")},
        {QStringLiteral("desk_busy"), QT_TRANSLATE_NOOP("PhoneWords", "창구가 아직 듣지 않아요")},
        {QStringLiteral("channel_made"), QT_TRANSLATE_NOOP("PhoneWords", "비밀 길을 만들었어요")},
        {QStringLiteral("requester_known"), QT_TRANSLATE_NOOP("PhoneWords", "창구가 누구인지 확인했어요")},
        {QStringLiteral("requester_unknown"), QT_TRANSLATE_NOOP("PhoneWords", "창구가 누구인지 몰라요")},
        {QStringLiteral("waiting_for_holder"), QT_TRANSLATE_NOOP("PhoneWords", "손님의 대답을 기다려요")},
        {QStringLiteral("answer_sent"), QT_TRANSLATE_NOOP("PhoneWords", "대답을 보냈어요")},
        {QStringLiteral("refused"), QT_TRANSLATE_NOOP("PhoneWords", "안 보여 주기로 했어요")},
        {QStringLiteral("desk_ended"), QT_TRANSLATE_NOOP("PhoneWords", "창구가 마쳤어요")},
        {QStringLiteral("phone_locked"), QT_TRANSLATE_NOOP("PhoneWords", "휴대폰이 잠겨 있어요")},
        {QStringLiteral("taken_away"), QT_TRANSLATE_NOOP("PhoneWords", "휴대폰을 뗐어요")},
        {QStringLiteral("link_lost"), QT_TRANSLATE_NOOP("PhoneWords", "이어진 것이 끊겼어요")},
        {QStringLiteral("message_unreadable"), QT_TRANSLATE_NOOP("PhoneWords", "알아들을 수 없는 말이 왔어요")},
        {QStringLiteral("silent"), QT_TRANSLATE_NOOP("PhoneWords", "대답하지 않고 있어요")}};
    static const Book over{{QStringLiteral("reaching_desk"), QT_TRANSLATE_NOOP("PhoneWords", "창구에 댔어요")},
        {QStringLiteral("waiting_for_holder"), QT_TRANSLATE_NOOP("PhoneWords", "손님이 정했어요")}};
    return said(done && over.contains(what) ? over : book, what);
}

QString stateWords(const QString& state)
{
    static const Book book{{QStringLiteral("away"), QT_TRANSLATE_NOOP("PhoneWords", "아직 대지 않았어요")},
        {QStringLiteral("reaching"), QT_TRANSLATE_NOOP("PhoneWords", "창구를 찾고 있어요")},
        {QStringLiteral("engaged"), QT_TRANSLATE_NOOP("PhoneWords", "창구의 물음을 기다려요")},
        {QStringLiteral("asked"), QT_TRANSLATE_NOOP("PhoneWords", "창구가 답을 기다려요")},
        {QStringLiteral("answered"), QT_TRANSLATE_NOOP("PhoneWords", "보여 줬어요")},
        {QStringLiteral("refused"), QT_TRANSLATE_NOOP("PhoneWords", "안 보여 줬어요")},
        {QStringLiteral("ended"), QT_TRANSLATE_NOOP("PhoneWords", "창구가 마쳤어요")},
        {QStringLiteral("locked"), QT_TRANSLATE_NOOP("PhoneWords", "휴대폰이 잠겨 있어요")},
        {QStringLiteral("lost"), QT_TRANSLATE_NOOP("PhoneWords", "이어진 것이 끊겼어요")}};
    return said(book, state);
}

QString logKind(const QString& what, bool done)
{
    static const QHash<QString, QString> book{{QStringLiteral("requester_unknown"), QStringLiteral("warn")},
        {QStringLiteral("link_lost"), QStringLiteral("warn")},
        {QStringLiteral("message_unreadable"), QStringLiteral("warn")},
        {QStringLiteral("phone_locked"), QStringLiteral("no")}, {QStringLiteral("taken_away"), QStringLiteral("off")},
        {QStringLiteral("refused"), QStringLiteral("off")}};
    return done ? book.value(what, QStringLiteral("ok")) : QStringLiteral("run");
}

QString stateKind(const QString& state)
{
    static const QHash<QString, QString> book{{QStringLiteral("away"), QStringLiteral("todo")},
        {QStringLiteral("answered"), QStringLiteral("ok")}, {QStringLiteral("ended"), QStringLiteral("ok")},
        {QStringLiteral("refused"), QStringLiteral("off")}, {QStringLiteral("locked"), QStringLiteral("no")},
        {QStringLiteral("lost"), QStringLiteral("warn")}};
    return book.value(state, QStringLiteral("run"));
}

} // namespace naru::ui::simulator
