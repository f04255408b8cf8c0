// SPDX-License-Identifier: GPL-3.0-or-later
// naructl hub desks: who stands beside this desk at its hub, as the hub's public log shows it.
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/openrecord.h"
#include "sync/agent/hubdoor.h"
#include "sync/agent/roll.h"

#include <QJsonArray>

namespace naru::cli {

namespace {

using agent::Membership;
using agent::Roll;
using agent::RollDesk;

constexpr int pagesMax = 1'000; ///< of one run
constexpr const char* actWords[]{"enrolled", "renewed", "new_key", "returned", "lost"};

const char* wordOf(wire::RollAct::What what)
{
    return actWords[int(what) - 1];
}

Result<void> ask(const OpenRecord& record, const QString& folder)
{
    const Membership& hub = *record.membership;
    const QByteArray device = record.journal->outgoing().device();
    const agent::HubDoor door(hub.devices, {hub.authority, agent::HubDoor::Trust::Own{hub.certificate, *record.key}});
    for (int page = 0; page < pagesMax; ++page) {
        const auto answer = door.get(QString::fromLatin1(agent::rollQuestion(folder, hub, device)));
        if (!answer)
            return answer.fault();
        if (answer->status != 200 && answer->status != 404)
            return answer->status == 429 || answer->status >= 500 ? agent::EnrolFault::HubBusy
                                                                  : agent::EnrolFault::Refused;
        const auto taken = agent::takeRoll(folder, hub, device, answer->status, answer->body);
        if (!taken || !*taken)
            return taken ? Result<void>() : taken.fault();
    }
    return {};
}

QJsonValue momentOf(const std::optional<Instant>& moment)
{
    return moment ? QJsonValue(rfc3339(*moment)) : QJsonValue();
}

QString hexOf(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject jsonOf(const RollDesk& desk, const QByteArray& own, quint64 looked)
{
    return {{QStringLiteral("device"), hexOf(desk.device)}, {QStringLiteral("desk"), desk.desk},
        {QStringLiteral("key_id"), hexOf(desk.keyId)}, {QStringLiteral("enrolled"), momentOf(desk.enrolled)},
        {QStringLiteral("last"), QLatin1StringView(wordOf(desk.last))}, {QStringLiteral("at"), rfc3339(desk.at)},
        {QStringLiteral("until"), momentOf(desk.until)}, {QStringLiteral("seq"), qint64(desk.seq)},
        {QStringLiteral("checkpoint"), qint64(desk.size)}, {QStringLiteral("new"), desk.seq > looked},
        {QStringLiteral("own"), desk.device == own}};
}

QJsonObject jsonOf(const Roll& roll, const Membership& hub, const QByteArray& own, quint64 looked)
{
    QJsonArray desks;
    for (const RollDesk& desk : roll.desks)
        desks.append(jsonOf(desk, own, looked));
    return {{QStringLiteral("site"), hub.site}, {QStringLiteral("acts"), qint64(roll.head.seq)},
        {QStringLiteral("head_hash"), hexOf(roll.head.hash)}, {QStringLiteral("looked"), qint64(looked)},
        {QStringLiteral("strange"), qint64(roll.strange)}, {QStringLiteral("lacks_us"), roll.lacksUs()},
        {QStringLiteral("checkpoint"),
            QJsonObject{{QStringLiteral("size"), qint64(roll.size)}, {QStringLiteral("time"), momentOf(roll.shown)}}},
        {QStringLiteral("desks"), desks}};
}

void tell(const Roll& roll, const QByteArray& own, quint64 looked)
{
    for (const RollDesk& desk : roll.desks)
        print(QStringLiteral("%1  %2  %3 %4  %5%6")
                  .arg(desk.desk, QLatin1StringView(wordOf(desk.last)), koreanDate(desk.at).toString(Qt::ISODate),
                      koreanTime(desk.at), desk.seq > looked ? QStringLiteral("new ") : QString(),
                      desk.device == own ? QStringLiteral("(this desk)") : QString())
                  .trimmed());
    if (roll.strange > 0)
        print(QStringLiteral("%1 more that this program cannot read").arg(roll.strange));
}

} // namespace

int hubDesks(const QString& folder, const HubDesksWish& wish)
{
    if (wish.looked) { // before the record is opened: who asks opens it, too
        if (const auto administrator = askAdministrator(folder); !administrator)
            return sayFault(administrator.fault());
    }
    OpenRecord record;
    const auto mode = wish.asks ? storage::Database::Mode::ReadWrite : storage::Database::Mode::ReadOnly;
    if (const auto opened = record.open(folder, mode); !opened)
        return sayFault(opened.fault());
    if (!record.membership)
        return sayFault(agent::EnrolFault::NotEnrolled);
    const auto asked = wish.asks ? ask(record, folder) : Result<void>();
    const Roll roll = agent::keptRoll(folder, *record.membership);
    if (wish.looked) {
        if (const auto kept = agent::keepLookedAt(folder, roll, roll.head.seq); !kept)
            return sayFault(kept.fault());
    }
    const quint64 looked = agent::lookedAt(folder, roll);
    const QByteArray own = record.journal->outgoing().device();
    QJsonObject object = jsonOf(roll, *record.membership, own, looked);
    if (!asked)
        object.insert(QStringLiteral("fault"), QLatin1StringView(asked.fault().name()));
    if (wish.json)
        printJson(object);
    else
        tell(roll, own, looked);
    if (!asked)
        std::ignore = sayFault(asked.fault());
    else if (roll.lacksUs() && !wish.json)
        std::ignore = sayFault(agent::ProvingFault::RollLacks);
    return asked && !roll.lacksUs() ? Done : Refused;
}

} // namespace naru::cli
