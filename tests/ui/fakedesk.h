// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "tests/support/queuestage.h"
#include "tests/ui/fakepapers.h"

#include <functional>

namespace naru::test {

/// A visit that stands where a test puts it.
class FakeVisit : public desk::Visit {
    Q_OBJECT

public:
    explicit FakeVisit(identity::Purpose purpose, QObject* parent = nullptr)
        : m_purpose(std::move(purpose))
    {
        setParent(parent);
    }

    Stage stageNow = Stage::Waiting;
    std::optional<identity::Verdict> verdictNow;
    std::optional<device::Picture> portraitNow;
    std::optional<Fault> portraitFaultNow, faultNow;
    std::optional<desk::Decision> decisionNow;
    quint64 recordNow = 0;
    Instant at{};
    bool second = false;
    std::optional<device::VisitEndpoint::Way> wayNow;
    QList<QByteArray> codes;
    std::optional<identity::Asked> next;
    int stays = 0, fallbacks = 0;
    std::optional<Fault> refusesDecision;

    void tell() { Q_EMIT changed(); }
    void warn() { Q_EMIT warned(); }

    const identity::Purpose& purpose() const override { return m_purpose; }
    Stage stage() const override { return stageNow; }
    QList<Step> steps() const override;
    std::optional<device::VisitEndpoint::Way> engagingWay() const override { return wayNow; }
    void takeCode(const QByteArray& code) override { codes.append(code); }
    bool secondRequest() const override { return second; }
    const identity::Verdict* verdict() const override { return verdictNow ? &*verdictNow : nullptr; }
    const device::Picture* portrait() const override { return portraitNow ? &*portraitNow : nullptr; }
    std::optional<Fault> portraitFault() const override { return portraitFaultNow; }
    quint64 recordNumber() const override { return recordNow; }
    std::optional<Instant> recordedAt() const override { return recordNow ? std::optional(at) : std::nullopt; }
    std::optional<Fault> fault() const override { return faultNow; }
    std::optional<desk::Decision> decision() const override { return decisionNow; }
    bool maySeeByEye() const override;
    const identity::Asked* nextFallback() const override { return next ? &*next : nullptr; }

    void askFallback() override;
    void decide(desk::Decision decision) override;
    void decideWithSecondPerson(qint64 staffId, const QString& pin) override;
    void cancel() override;
    void stayLonger() override { ++stays; }

Q_SIGNALS:
    void over();

private:
    identity::Purpose m_purpose;
};

/// A desk without disk, keys or devices: every page can be put in every state. The PIN of everybody is 135790.
class FakeDesk : public desk::Desk {
    Q_OBJECT

public:
    explicit FakeDesk(Instant now);

    Kind kindNow = Kind::Real;
    desk::Settings settingsNow;
    QList<desk::StaffMember> people;
    qint64 signedInId = 0;
    bool setupNeeded = false;
    QList<desk::VisitRecord> visits;
    desk::DayCounts counts;
    QStringList methods{QStringLiteral("nfc")};
    QList<Fault> problems;
    quint64 unsentNow = 3;
    std::optional<desk::OutboxNow> outboxNow;
    int sentNow = 0; ///< how often somebody pressed
    identity::ClockState clockNow = identity::ClockState::Plausible;
    QList<desk::Finding> findings;
    std::unique_ptr<FakeVisit> visitNow;
    Instant time;
    int touches = 0, paperChecks = 0;
    std::optional<desk::Decision> lastPaper;
    std::optional<Fault> paperFault;
    desk::Till* tillNow = nullptr;
    ManualClock queueClock;
    QueueDesk numbers; ///< a queue without a disk
    FakePapers papersNow;

    void stop(const Fault& fault) { Q_EMIT journalStopped(fault); }
    void tellAll();

    Kind kind() const override { return kindNow; }
    QString folder() const override { return {}; }
    Instant now() const override { return time; }
    bool needsSetup() const override { return setupNeeded; }
    void completeSetup(const desk::Setup& setup, desk::Done done) override;
    const desk::Settings& settings() const override { return settingsNow; }
    void changeSettings(const desk::Settings& settings, desk::Done done) override;
    QList<desk::StaffMember> staff() const override { return people; }
    const desk::StaffMember* signedIn() const override;
    void signIn(qint64 staffId, const QString& pin, desk::Done done) override;
    void lock() override;
    void touch() override { ++touches; }
    void addStaff(const QString& name, desk::Role role, const QString& pin, desk::Done done) override;
    void disableStaff(qint64 staffId, bool disabled, desk::Done done) override;
    void resetPin(qint64 staffId, const QString& pin, desk::Done done) override;
    desk::Visit* visit() const override { return visitNow.get(); }
    Result<desk::Visit*> beginVisit(const identity::Purpose& purpose) override;
    void recordPaperCheck(const identity::Purpose& purpose, desk::Decision decision, desk::Done done) override;
    QList<desk::VisitRecord> today() const override { return visits; }
    desk::DayCounts todayCounts() const override { return counts; }
    bool phoneReachable() const override { return !methods.isEmpty(); }
    QStringList readyMethods() const override { return methods; }
    QList<Fault> linkProblems() const override { return problems; }
    void codeScanned(const QByteArray& code) override;
    quint64 unsent() const override { return unsentNow; }
    std::optional<desk::OutboxNow> outbox() const override { return outboxNow; }
    void sendNow() override { ++sentNow; }
    identity::ClockState clockState() const override { return clockNow; }
    void confirmClock(desk::Done done) override;
    const identity::TrustList& trust() const override { return m_trust; }
    void importTrust(const QString& file, desk::Done done) override;
    ReaderState reader() const override { return {}; }
    Result<QByteArray> readerRequest(const QString&) override { return QByteArray(); }
    void importReaderCertificate(const QByteArray&, desk::Done done) override { done({}); }
    QList<payments::DeskKey> knownDesks() const override { return {}; }
    Result<QByteArray> deskKeyText() const override { return QByteArray(); }
    void importDeskKey(const QByteArray&, desk::Done done) override { done({}); }
    QList<desk::Finding> examine() const override { return findings; }
    void backUp(const QString&, desk::Done done) override { done({}); }
    QString recoveryCode() const override { return {}; }
    desk::Till* till() const override { return tillNow; }
    desk::Papers* papers() const override { return const_cast<FakePapers*>(&papersNow); }
    desk::Queue* queue() const override { return &const_cast<QueueDesk&>(numbers).room(); }
    void tick() override { }

private:
    identity::TrustList m_trust;
};

/// Verdicts as the strict verifier would give them, to put pages into states.
namespace sample {
inline const Instant morning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(2)
    + std::chrono::minutes(22); ///< 11:22 in Korea
const identity::Purpose& purpose(const QString& id);
/// Everything asked was released, all checks hold.
identity::Verdict accepted(const identity::Purpose& purpose);
identity::Verdict refused(const identity::Purpose& purpose, identity::Check check, const char* reason);
identity::Verdict aged(const identity::Purpose& purpose, identity::AgeOutcome age);
device::Picture portrait();
} // namespace sample

} // namespace naru::test
