// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chargejson.h"

#include "app/words/words.h"

#include <QJsonArray>

namespace naru::cli {

using namespace payments;

namespace {

constexpr std::array evidenceNames{"", "request_ready", "nothing_left", "connection_lost", "restarted", "answer",
    "not_found", "in_progress", "unusable", "rebooted", "terminal_replaced", "line", "people", "concluded"};
constexpr std::array sourceNames{"", "desk", "direct", "status", "callback", "qr", "event", "file", "people"};

template <std::size_t count, typename Enum>
QString named(const std::array<const char*, count>& names, Enum value)
{
    return QLatin1StringView(names[static_cast<std::size_t>(value)]);
}

QJsonObject stepJson(const desk::PayStep& step)
{
    QJsonObject object{{QStringLiteral("kind"), named(evidenceNames, step.kind)},
        {QStringLiteral("source"), named(sourceNames, step.source)}, {QStringLiteral("at"), rfc3339(step.at)},
        {QStringLiteral("state"), stateName(step.after)}};
    if (!step.condition.isEmpty())
        object.insert(QStringLiteral("condition"), step.condition);
    if (!step.hash.isEmpty())
        object.insert(QStringLiteral("sha256"), QString::fromLatin1(step.hash.toHex()));
    if (step.finding != Finding::None)
        object.insert(QStringLiteral("finding"), named(findingNames, step.finding));
    return object;
}

QJsonObject attemptJson(const Attempt& attempt, const desk::Till& till)
{
    QJsonArray evidence;
    for (const desk::PayStep& step : till.steps(attempt.serviceId))
        evidence.append(stepJson(step));
    QJsonObject object{{QStringLiteral("service_id"), attempt.serviceId},
        {QStringLiteral("kind"),
            attempt.kind == AttemptKind::Payment ? QStringLiteral("payment") : QStringLiteral("reversal")},
        {QStringLiteral("state"), stateName(attempt.state)},
        {QStringLiteral("asked_at"), attempt.asked ? QJsonValue(rfc3339(attempt.asked->wall)) : QJsonValue()},
        {QStringLiteral("evidence"), evidence}, {QStringLiteral("amount"), attempt.amount.value},
        {QStringLiteral("poi"), attempt.poi}};
    if (!attempt.approval.isEmpty())
        object.insert(QStringLiteral("approval"), attempt.approval);
    if (!attempt.poiTransaction.isEmpty())
        object.insert(QStringLiteral("poi_transaction"), attempt.poiTransaction);
    return object;
}

const Attempt* payment(const desk::ChargeView& view)
{
    const Attempt* last = nullptr;
    for (const Attempt& attempt : view.attempts) {
        if (attempt.kind == AttemptKind::Payment)
            last = &attempt;
    }
    return last;
}

} // namespace

QString stateName(State state)
{
    QString name = QLatin1StringView(nameOf(state)).toString();
    return name.remove(QStringLiteral("payment.")).toUpper();
}

QString stateOf(const desk::ChargeView& view)
{
    const Attempt* attempt = payment(view);
    return stateName(attempt ? attempt->state : State::Prepared);
}

QJsonObject toJson(const desk::ChargeView& view, const desk::Till& till)
{
    QJsonArray attempts;
    for (const Attempt& attempt : view.attempts)
        attempts.append(attemptJson(attempt, till));
    const Attempt* last = payment(view);
    const bool approved = last && !last->approval.isEmpty();
    return {{QStringLiteral("state"), stateOf(view)},
        {QStringLiteral("charge"), QString::fromLatin1(view.charge.id.toHex())},
        {QStringLiteral("bill"), view.charge.bill}, {QStringLiteral("amount"), view.charge.amount.value},
        {QStringLiteral("attempts"), attempts},
        {QStringLiteral("approval"), approved ? QJsonValue(last->approval) : QJsonValue()}};
}

} // namespace naru::cli
