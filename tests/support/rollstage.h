// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/roll.h"
#include "sync/hub/columns.h"
#include "sync/hub/roll.h"
#include "sync/hub/sequencer.h"
#include "tests/support/enrolstage.h"

namespace naru::test {

inline const QString rollSite = QStringLiteral("나루동 행정복지센터");

/// A hub's enrolment with its public log, and what a desk of it asks and keeps. No network.
struct RollStage : EnrolStage {
    RollStage()
    {
        if (!publicLog.prepare())
            qFatal("no public log");
    }
    hub::PublicLog::Parts parts() const
    {
        return {*pool, wire::originOf(authority->pin()), authority->receiptKey(), clock};
    }
    QByteArray roll(const QString& site = rollSite) const { return wire::rollOf(parts().origin, site); }

    crypto::Certificate join(const EnrolDesk& desk, const QString& name, const QString& site = rollSite)
    {
        const auto invited = enrolment->invite(site, name);
        const auto certificate
            = invited ? certificateIn(enrol(invited->code, desk.request())) : std::optional<crypto::Certificate>();
        if (!certificate)
            qFatal("not enrolled: %s", qPrintable(name));
        return *certificate;
    }
    void enter(const QString& name) ///< some desk, and nothing else of it
    {
        const wire::RollAct act{wire::RollAct::What::Enrolled, random.bytes(16), rollSite, name, QByteArray(8, 'k'),
            QByteArray(32, 'c'), clock.now()};
        const auto entered = pool->with([&](hub::Sql& sql) {
            return sql.within(
                [&](hub::Sql& change) { return hub::enterInRoll(change, parts().origin, act, clock.now(), random); });
        });
        if (!entered)
            qFatal("not entered: %s", qPrintable(name));
    }
    void sign() ///< all that was done is in the log, under a new checkpoint
    {
        for (int some = 1; some > 0;) {
            const auto stepped = sequencer.step();
            some = stepped ? *stepped : 0;
        }
        clock.advance(std::chrono::hours(1));
        if (!publicLog.checkpoint())
            qFatal("no checkpoint");
    }
    agent::Membership membership(const crypto::Certificate& certificate, const QString& name) const
    {
        const QUrl place(QStringLiteral("https://hub.example:8443"));
        return {
            authority->certificate(), certificate, place, place, authority->receiptKey().publicKey(), rollSite, name};
    }
    QList<wire::RollAct> acts(const QByteArray& of)
    {
        QList<wire::RollAct> all;
        std::ignore = pool->with([&](hub::Sql& sql) -> Result<void> {
            const auto found = sql.run("SELECT body FROM entry WHERE device_id = $1 ORDER BY seq", {of});
            for (const auto& row : found->rows)
                all.append(*wire::rollActOf(*journal::unframe(hub::bytesIn(row[0]))));
            return {};
        });
        return all;
    }
    qint64 number(const char* sql)
    {
        qint64 number = -1;
        std::ignore = pool->with([&](hub::Sql& connection) -> Result<void> {
            const auto ran = connection.run(sql);
            number = ran ? hub::numberIn(ran->rows.first()[0]) : -1;
            return {};
        });
        return number;
    }

    hub::PublicLog publicLog{parts()};
    hub::Sequencer sequencer{*pool};
};

/// One desk that asks and keeps.
struct RollReader {
    RollReader(RollStage& hub_, const EnrolDesk& desk, const QString& name)
        : hub(hub_)
        , device(desk.device)
        , membership(hub.membership(hub.join(desk, name), name))
        , known(agent::keptRoll(folder.path(), membership))
    {
    }
    hub::Response answer() const
    {
        hub::RollRoom room(hub.parts());
        hub::Request request;
        const QByteArray path = wire::rollPath(device, known.head.seq + 1, kept ? kept->checkpoint.size : 0);
        request.path = path.left(path.indexOf('?'));
        request.query = path.mid(path.indexOf('?') + 1);
        return room.answer(device, request);
    }
    wire::RollPage page() const { return *wire::rollPageOf(answer().body); }
    Result<agent::Learnt> judge(const QByteArray& said) const
    {
        return agent::learnt(known, said, membership, kept, device);
    }
    /// All that is there.
    Result<void> learn()
    {
        for (;;) {
            const auto said = answer();
            if (said.status == 404)
                return {};
            auto now = judge(said.body);
            if (!now)
                return now.fault();
            known = now->roll;
            kept = agent::KeptCheckpoint{
                *wire::checkpointOf(now->note, hub.parts().origin, membership.hubKey), now->note};
            if (const auto put = agent::keepRoll(folder.path(), known); !put)
                return put;
            known = agent::keptRoll(folder.path(), membership);
            if (!now->isMore)
                return {};
        }
    }

    RollStage& hub;
    QTemporaryDir folder;
    QByteArray device;
    agent::Membership membership;
    agent::Roll known;
    std::optional<agent::KeptCheckpoint> kept;
};

} // namespace naru::test
