// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/daywords.h"

#include <QCoreApplication>

namespace naru::ui::counter {

namespace {

using desk::Decision;
using desk::VisitRecord;
using identity::Overall;

constexpr qsizetype rowsMax = 40;
constexpr qsizetype lineMax = 32; ///< characters of a door's second line

QString tr(const char* text)
{
    return QCoreApplication::translate("naru::ui::counter", text);
}

struct State {
    const char *kind, *word;
};

State stateOf(const VisitRecord& visit)
{
    if (visit.decision) {
        switch (*visit.decision) {
        case Decision::SeenByEye:
            return {"ok", QT_TRANSLATE_NOOP("naru::ui::counter", "눈으로 확인")};
        case Decision::SecondPerson:
            return {"ok", QT_TRANSLATE_NOOP("naru::ui::counter", "두 사람 확인")};
        case Decision::NotAccepted:
            return {"no", QT_TRANSLATE_NOOP("naru::ui::counter", "받지 않음")};
        }
    }
    if (!visit.overall)
        return {"off", QT_TRANSLATE_NOOP("naru::ui::counter", "끊김")};
    if (*visit.overall == Overall::Reject)
        return {"no", QT_TRANSLATE_NOOP("naru::ui::counter", "받을 수 없음")};
    if (visit.age == identity::AgeOutcome::No)
        return {"no", QT_TRANSLATE_NOOP("naru::ui::counter", "나이가 안 됨")};
    if (*visit.overall == Overall::Accept)
        return {"ok", QT_TRANSLATE_NOOP("naru::ui::counter", "확인됨")};
    return {"warn", QT_TRANSLATE_NOOP("naru::ui::counter", "사람이 확인")};
}

} // namespace

QVariantList purposeDoors(const QList<identity::Purpose>& purposes, Tongue tongue)
{
    const bool korean = tongue == Tongue::Korean;
    QVariantList doors;
    for (const auto& purpose : purposes) {
        const QString key = doors.size() < 9 ? QString::number(doors.size() + 1) : QString();
        // The whole sentence where it fits beside the icon, the bare list where it does not.
        const QString sentence = korean ? purpose.asksKo : purpose.asksEn;
        const QString list = korean ? purpose.askedKo : purpose.askedEn;
        doors.append(QVariantMap{{QStringLiteral("id"), purpose.id}, {QStringLiteral("name"), purpose.name(korean)},
            {QStringLiteral("asks"), sentence.size() <= lineMax ? sentence : list},
            {QStringLiteral("icon"), purpose.icon}, {QStringLiteral("key"), key}});
    }
    return doors;
}

QVariantList visitRows(const QList<VisitRecord>& visits, Tongue tongue)
{
    QVariantList rows;
    for (const VisitRecord& visit : visits.mid(0, rowsMax)) {
        const auto* purpose = identity::findPurpose(visit.purposeId);
        const State state = stateOf(visit);
        rows.append(QVariantMap{{QStringLiteral("kind"), QString::fromLatin1(state.kind)},
            {QStringLiteral("title"), purpose ? purpose->name(tongue == Tongue::Korean) : visit.purposeId},
            {QStringLiteral("second"), QStringLiteral("%1 %2").arg(koreanTime(visit.at), tr(state.word))}});
    }
    return rows;
}

} // namespace naru::ui::counter
