// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"

namespace naru::desk {

class VisitImpl final : public Visit {
public:
    /// Practice keeps nothing of the visitor: one entry says how it ended. It decides nothing, and touches nobody's
    /// session.
    enum class Keeps { Record, Nothing };
    VisitImpl(DeskImpl& desk, const identity::Purpose& purpose, Keeps keeps, std::function<void()> over);
    ~VisitImpl() override;
    void begin();
    void tick(Milliseconds monotonic);

    const identity::Purpose& purpose() const override { return m_purpose; }
    Stage stage() const override { return m_stage; }
    QList<Step> steps() const override;
    std::optional<device::VisitEndpoint::Way> engagingWay() const override { return m_engagingWay; }
    bool secondRequest() const override { return m_asked > 0; }
    const identity::Verdict* verdict() const override;
    const device::Picture* portrait() const override { return m_portrait ? &*m_portrait : nullptr; }
    std::optional<Fault> portraitFault() const override { return m_portraitFault; }
    quint64 recordNumber() const override { return m_recorded ? m_recorded->number() : 0; }
    std::optional<Instant> recordedAt() const override;
    std::optional<Fault> fault() const override { return m_fault; }
    std::optional<Decision> decision() const override { return m_decision; }
    bool maySeeByEye() const override;
    const identity::Asked* nextFallback() const override;

    void takeCode(const QByteArray& code) override;
    void askFallback() override;
    void decide(Decision decision) override;
    void decideWithSecondPerson(qint64 staffId, const QString& pin) override;
    void cancel() override;
    void stayLonger() override;

private:
    void phoneEngaging(device::VisitEndpoint::Way way);
    void phoneEngaged(device::VisitEndpoint* endpoint, const QByteArray& engagement, const QByteArray& handover);
    void phoneLost(device::VisitEndpoint* endpoint, const Fault& fault);
    void messageReceived(const QByteArray& message);
    void judge(const QByteArray& response);
    void write(VerificationRecord record);
    void written(const Result<journal::Stamp>& stamp);
    void breakOff(const Fault& fault);
    void decodePortrait();
    void writeDecision(Decision decision, qint64 second);
    void enter(Stage stage, std::optional<Milliseconds> limit);
    void endSession();
    void wipe();
    VerificationRecord blankRecord() const;
    const identity::Asked& asked() const;

    journal::Entry entryFor(const VerificationRecord& record) const;
    bool isPractice() const { return m_keeps == Keeps::Nothing; }

    DeskImpl& m_desk;
    const identity::Purpose m_purpose;
    const Keeps m_keeps;
    const std::function<void()> m_over;
    Stage m_stage = Stage::Waiting;
    device::VisitEndpoint* m_endpoint = nullptr; ///< the one with the phone
    std::optional<identity::mdl::ReaderSession> m_session;
    QByteArray m_engagement; ///< SHA-256 of the EDeviceKey
    QString m_method;
    std::optional<device::VisitEndpoint::Way> m_engagingWay;
    qsizetype m_asked = 0; ///< 0: the purpose's own request; n: its n-th fallback
    bool m_decisionUnderWay = false;
    std::optional<identity::Verdict> m_verdict;
    std::optional<device::Picture> m_portrait;
    std::optional<Fault> m_portraitFault;
    std::optional<journal::Stamp> m_recorded;
    std::optional<Fault> m_fault;
    std::optional<Decision> m_decision;
    Instant m_began, m_engagedAt{}, m_answeredAt{};
    std::optional<Milliseconds> m_deadline; ///< monotonic
    std::optional<Milliseconds> m_limit;    ///< of the stage, for stayLonger()
    bool m_warned = false;
};

} // namespace naru::desk
