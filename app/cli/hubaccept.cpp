// SPDX-License-Identifier: GPL-3.0-or-later
// naructl hub accept: a hub that was put back from a backup signs a log that does not go on from what this desk keeps.
// To a desk that is what a hub looks like whose log was changed: which of the two it is, a person has to say.
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/openrecord.h"
#include "app/codec/cbor.h"
#include "app/journal/blocking.h"
#include "sync/agent/keepsakes.h"
#include "sync/agent/proving.h"
#include "sync/agent/putaside.h"

namespace naru::cli {

namespace {

using storage::Database;

constexpr qsizetype rootDigits = 12; ///< of a root, for eyes to compare

QString shortRoot(const wire::Checkpoint& checkpoint)
{
    return QString::fromLatin1(checkpoint.root.toHex().left(rootDigits));
}

QJsonValue jsonOf(const std::optional<wire::Checkpoint>& checkpoint)
{
    if (!checkpoint)
        return QJsonValue::Null;
    return QJsonObject{
        {QStringLiteral("time"), checkpoint->time ? QJsonValue(rfc3339(*checkpoint->time)) : QJsonValue::Null},
        {QStringLiteral("size"), static_cast<qint64>(checkpoint->size)},
        {QStringLiteral("root"), QString::fromLatin1(checkpoint->root.toHex())}};
}

/// Date, size, root.
QString lineOf(const wire::Checkpoint& checkpoint)
{
    return QStringLiteral("%1  %2  %3")
        .arg(checkpoint.time ? koreanDate(*checkpoint.time).toString(Qt::ISODate) + u' ' + koreanTime(*checkpoint.time)
                             : QStringLiteral("-"))
        .arg(checkpoint.size)
        .arg(shortRoot(checkpoint));
}

const char* nameOf(const agent::LogStanding& standing, bool isAccepted)
{
    if (isAccepted)
        return "hub_log.accepted";
    if (!standing.kept)
        return "hub_log.none";
    return standing.continues ? "hub_log.continues" : "hub_log.differs";
}

void say(const HubAcceptWish& wish, const agent::LogStanding& standing, const QString& aside)
{
    const auto told = words::wordsOf(QLatin1StringView(nameOf(standing, !aside.isEmpty())), systemLanguage());
    if (wish.json)
        return printJson({{QStringLiteral("continues"), standing.continues},
            {QStringLiteral("kept"), jsonOf(standing.kept)}, {QStringLiteral("now"), jsonOf(standing.now.checkpoint)},
            {QStringLiteral("accepted"), !aside.isEmpty()}, {QStringLiteral("aside"), aside},
            {QStringLiteral("sentence"), told.sentence}, {QStringLiteral("next"), told.whatToDo}});
    if (standing.kept)
        print(QStringLiteral("창구 / desk  ") + lineOf(*standing.kept));
    print(QStringLiteral("허브 / hub   ") + lineOf(standing.now.checkpoint));
    print(told.sentence);
    if (!told.whatToDo.isEmpty())
        print(told.whatToDo);
    if (!aside.isEmpty())
        print(aside);
}

/// naru may be running.
Result<agent::LogStanding> ask(const QString& folder)
{
    OpenRecord record;
    if (const auto opened = record.open(folder, Database::Mode::ReadOnly); !opened)
        return opened.fault();
    if (!record.membership || !record.key)
        return agent::EnrolFault::NotEnrolled;
    const agent::Membership& hub = *record.membership;
    const agent::HubDoor door(hub.devices, {hub.authority, agent::HubDoor::Trust::Own{hub.certificate, *record.key}});
    return agent::logStanding([&door](const QString& path) { return door.get(path); }, hub,
        record.journal->outgoing().device(), agent::keptCheckpoints(folder));
}

/// A line for who comes next, of the same shape as `journal note`.
journal::Entry noteOf(const agent::LogStanding& standing, qint64 administrator)
{
    codec::CborWriter body;
    body.map(2)
        .text("text")
        .text(QStringLiteral("되살린 허브를 받아들임. 창구에 있던 것: %1. 허브의 지금: %2")
                  .arg(lineOf(*standing.kept), lineOf(standing.now.checkpoint)))
        .text("user")
        .text(QStringLiteral("관리자 %1").arg(administrator));
    return {Kind::ShiftNote, 1, body.take()};
}

/// The record knows of it first; whatever moment this ends, the same command again finishes it. Value: where the old
/// one lies.
Result<QString> accept(const HubAcceptWish& wish, const agent::LogStanding& standing, qint64 administrator)
{
    OpenRecord record;
    if (const auto opened = record.open(wish.folder, Database::Mode::ReadWrite); !opened)
        return opened.fault();
    if (!record.membership)
        return agent::EnrolFault::NotEnrolled;
    const auto noted = journal::appendBlocking(*record.journal, noteOf(standing, administrator));
    if (!noted)
        return noted.fault();
    return agent::putLogAside(wish.folder, standing.now.note, record.membership->certificate, record.clock.now());
}

int refuse(const Fault& fault, const HubAcceptWish& wish)
{
    if (wish.json)
        printJson({{QStringLiteral("fault"), QLatin1StringView(fault.name())},
            {QStringLiteral("detail"), fault.detail()}, {QStringLiteral("accepted"), false}});
    return sayFault(fault);
}

} // namespace

int acceptHub(const HubAcceptWish& wish)
{
    const auto standing = ask(wish.folder);
    if (!standing)
        return refuse(standing.fault(), wish);
    if (standing->continues || !wish.isMeant) {
        say(wish, *standing, {});
        return standing->continues ? Done : Refused;
    }
    const auto administrator = askAdministrator(wish.folder);
    if (!administrator)
        return refuse(administrator.fault(), wish);
    const auto aside = accept(wish, *standing, *administrator);
    if (!aside)
        return refuse(aside.fault(), wish);
    say(wish, *standing, *aside);
    return Done;
}

} // namespace naru::cli
