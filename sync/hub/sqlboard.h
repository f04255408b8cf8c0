// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/daybook.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/pages/board.h"
#include "sync/hub/readings.h"

namespace naru::hub {

/// What the operator's page shows, from the hub's database.
class SqlBoard final : public Board {
public:
    /// All outlive this.
    struct Parts {
        SqlPool& pool;
        Log& log;
        Readings& readings;
        Enrolment& enrolment;
        const Clock& clock;
        QString pin;                      ///< of the authority, hex
        std::function<QString()> enrolAt; ///< address of enrolment's listener
        PublicLog::Parts publicLog;       ///< its key signs days
        std::function<QMap<QString, quint64>(const QString& site)> newestPacks = {};
        std::function<QString()> packsRoot = {}; ///< hex; empty: none
        std::function<Result<QList<ReleaseFact>>()> releases = {};
        std::function<ServerFacts()> server = {};
    };
    explicit SqlBoard(Parts parts)
        : m(std::move(parts))
        , m_devices(m.pool)
        , m_publicLog(m.publicLog)
        , m_days({m.pool, m.readings, m_publicLog, m.clock, m.publicLog.origin})
    {
    }

    Result<Overview> overview() override;
    Result<QList<HeldFact>> held() override;
    Result<QList<DoubtFact>> doubts() override;
    Result<bool> requeue(const QByteArray& device, quint32 epoch, quint64 seq) override;
    Result<void> declareLost(const QByteArray& device) override;
    Result<void> approve(const QByteArray& device) override;
    Result<void> noteFork(const QByteArray& device) override;
    Result<void> noteAlarm(const QByteArray& device, const QString& code) override;
    Result<CentreDay> day(const QString& site, QDate date) override { return m_days.day(site, date); }
    QByteArray signedDay(const CentreDay& day) const override { return hub::signedDay(day, m.publicLog.key); }
    Result<NewDesk> addDesk(const QString& site, const QString& name) override;

private:
    struct Sides;
    Result<Sides> sides();
    DeskFacts factsOf(const Desk& desk, const Sides& sides);
    Result<Desk> desk(const QByteArray& device);
    Result<QList<AlarmFact>> alarms(const QList<Desk>& desks);

    const Parts m;
    Devices m_devices;
    PublicLog m_publicLog;
    DayBook m_days;
};

} // namespace naru::hub
