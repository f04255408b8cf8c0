// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/till.h"

#include <QMap>

namespace naru::test {

/// A till without journal or terminal: a test puts charges where it wants them, and sees what was asked for.
class FakeTill : public desk::Till {
    Q_OBJECT

public:
    FakeTill();

    QList<desk::TerminalView> terminalsNow;
    QMap<QByteArray, desk::ChargeView> charges;
    QMap<QString, QList<desk::PayStep>> stepsOf;
    QList<desk::ChargeView> settledNow;
    device::TerminalLink::Progress brought;          ///< of its answer, by the camera
    QString code;                                    ///< of whatever was asked last
    payments::Guarded guardsWith;                    ///< what opening answers
    std::optional<Fault> fault;                      ///< the next Done fails with it
    QList<payments::dayclose::TerminalCount> totals; ///< what the terminals say when they are asked
    bool countsSlowly = false;                       ///< then only once tellTotals() says so
    void tellTotals();
    QStringList calls; ///< "payByCard main", "askToStop A1…", …
    QList<QByteArray> typed;
    desk::Wanted wanted;
    payments::Refund refund;
    PeopleSay peopleSaid;
    device::TerminalSetup kept;
    QByteArray passphrase;
    Instant now{};

    /// A charge of these lines in a phase; its last attempt and evidence are made to fit.
    desk::ChargeView& put(const QString& bill, const QList<payments::ChargeLine>& lines, desk::PayPhase phase,
        const QString& driver = QStringLiteral("nexo"));
    void move(const QByteArray& charge, desk::PayPhase phase);
    void tell() { Q_EMIT changed(); }
    void trouble(const Fault& what) { Q_EMIT troubled(what); }

    QList<desk::TerminalView> terminals() const override { return terminalsNow; }
    void keepTerminal(const device::TerminalSetup& setup, const QByteArray& passphrase, Done done) override;
    void removeTerminal(const QString& id, Done done) override;
    void diagnose(const QString& id) override;
    void askTotals(TotalsThen then) override;
    void open(const desk::Wanted& wanted, OpenedThen then) override;
    void openAgreed(
        const desk::Wanted& wanted, qint64 second, const QString& pin, const QString& reason, OpenedThen then) override;
    std::optional<desk::ChargeView> view(const QByteArray& charge) const override;
    QList<desk::ChargeView> today() const override;
    QList<desk::ChargeView> undecided() const override;
    QList<desk::ChargeView> settledToday() const override { return settledNow; }
    void ofNumber(const QString& bill, std::function<void(QList<desk::ChargeView>)> then) override;
    QList<desk::PayStep> steps(const QString& serviceId) const override { return stepsOf.value(serviceId); }
    void payByCard(const QByteArray& charge, const QString& terminal, Done done) override;
    void askToStop(const QString& serviceId) override;
    void askAgain(const QString& serviceId) override;
    void lateAnswer(const QString& serviceId, const QByteArray& body, payments::Source source) override;
    QString codeToShow(const QString&) const override { return code; }
    device::TerminalLink::Progress progressOf(const QString&) const override { return brought; }
    void giveBack(const QString& serviceId, const payments::Refund& refund, const QString& terminal,
        const QString& approverPin, Done done) override;
    void decideByPeople(const QString& serviceId, const PeopleSay& say, Done done) override;
    void terminalGone(const QString& serviceId, Done done) override;
    void tick() override { }

private:
    void answer(const Done& done);
    void openFor(const desk::Wanted& wanted, const OpenedThen& then);
    void fit(desk::ChargeView& view, const QString& driver);

    int m_made = 0;
    QList<TotalsThen> m_totalsAsked;
};

} // namespace naru::test
