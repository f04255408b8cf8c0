// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/deskimpl.h"
#include "app/payments/decide.h"
#include "app/payments/records.h"

#include <QHash>
#include <QSet>

#include <map>

namespace naru::desk {

/// After this much silence a terminal may have started anew without anyone noticing.
inline constexpr Milliseconds unseenMax = std::chrono::seconds(20);
inline constexpr Milliseconds questionPatience = std::chrono::seconds(30);

/// Whether the charge's bill stands at another desk, by the code that the desks share now: where it was opened before
/// they shared one, its own entry cannot say. For the append of what takes money; any thread. Fault:
/// BillTakenElsewhere.
DeskImpl::Look elsewhereLook(const DeskImpl& desk, payments::Charge charge);

class TillImpl final : public Till {
public:
    explicit TillImpl(DeskImpl& desk);
    ~TillImpl() override;
    /// Reads what stands, and puts what a stop left half done where it belongs: prepared was not sent, sent is in
    /// doubt.
    Result<void> begin();

    QList<TerminalView> terminals() const override;
    void keepTerminal(const device::TerminalSetup& setup, const QByteArray& passphrase, Done done) override;
    void removeTerminal(const QString& id, Done done) override;
    void diagnose(const QString& id) override;
    void askTotals(TotalsThen then) override;

    void open(const Wanted& wanted, OpenedThen then) override;
    void openAgreed(
        const Wanted& wanted, qint64 second, const QString& pin, const QString& reason, OpenedThen then) override;
    std::optional<ChargeView> view(const QByteArray& charge) const override;
    QList<ChargeView> today() const override;
    QList<ChargeView> undecided() const override;
    QList<ChargeView> settledToday() const override;
    void ofNumber(const QString& number, std::function<void(QList<ChargeView>)> then) override;
    QList<PayStep> steps(const QString& serviceId) const override;

    void payByCard(const QByteArray& charge, const QString& terminal, Done done) override;
    void askToStop(const QString& serviceId) override;
    void askAgain(const QString& serviceId) override;
    QString codeToShow(const QString& serviceId) const override;
    device::TerminalLink::Progress progressOf(const QString& serviceId) const override;
    void lateAnswer(const QString& serviceId, const QByteArray& body, payments::Source source) override;

    void giveBack(const QString& serviceId, const payments::Refund& refund, const QString& terminal,
        const QString& approverPin, Done done) override;
    void decideByPeople(const QString& serviceId, const PeopleSay& say, Done done) override;
    void terminalGone(const QString& serviceId, Done done) override;

    void tick() override;
    /// A code that a camera or scanner read: true if a terminal that waits for such an answer has a use for it.
    bool takeCode(const QByteArray& code);
    void reload(const QByteArray& charge); ///< cash was moved for it

private:
    friend class DayBookImpl;  // cash and the acquirer's file change charges that both show
    friend class PracticeImpl; // has the same terminals, and nothing else of a till's
    using Ask = payments::Driver::Ask;
    /// A message that is on its way, and what it was.
    struct Flight {
        QString serviceId;                                  ///< of the attempt it is about; empty: about the terminal
        std::optional<payments::Driver::Question> question; ///< empty: the request itself
        QByteArray shown = {};                              ///< to people, where they carry it
        std::function<void(Result<payments::TerminalTotals>)> counted = {}; ///< of Totals: called once
        device::TerminalLink::Progress progress = {};                       ///< of an answer in pieces
        /// Of practice: neither about an attempt nor about the till. Called once.
        std::function<void(Result<QByteArray>, device::Left)> aside = {};
    };
    struct Machine {
        device::TerminalSetup setup;
        std::unique_ptr<device::TerminalLink> link;
        std::unique_ptr<payments::Driver> driver; ///< may ask the link where answers are brought
        QHash<quint64, Flight> flights;
        std::optional<Fault> problem;
        std::optional<Instant> heard;
        std::optional<payments::TerminalHealth> health;
        bool newLink = false; ///< wanted as soon as nothing is under way
    };
    /// All that a page shows of a charge, read where it was written.
    struct Loaded {
        ChargeView view;
        QHash<QString, QList<payments::Move>> moves;
    };
    /// A doubt that its terminal can be asked about.
    struct Doubt {
        Milliseconds since, due;
        int asked = 0;
    };
    /// Since when a terminal was heard without a gap that a restart would fit into.
    struct Contact {
        Milliseconds last;
        bool broken = false;
    };

    // the journal
    static Result<void> load(storage::Database& database, const QByteArray& charge, std::optional<Loaded>& into);
    void record(const payments::Record& record, const QByteArray& charge, Done done, DeskImpl::Look before = {});
    void adopt(const Loaded& loaded);
    const payments::Attempt* find(const QString& serviceId) const;
    payments::Moment moment() const;

    // asking
    void openCharge(payments::Charge charge, OpenedThen then);
    Result<payments::Charge> chargeOf(const Wanted& wanted);
    payments::Asking askingBy(const Machine& machine);
    void ask(const Machine& machine, payments::Attempt attempt, const payments::Attempt* original, Done done);
    void landed(Machine& machine, const QString& serviceId);
    void leave(const QString& serviceId, const QByteArray& request, Done done);

    // terminals
    void takeMachines();
    void make(const device::TerminalSetup& setup);
    Machine* machineOf(const QString& id);
    Machine* machineAt(const QString& poi);
    void question(Machine& machine, Ask what, const payments::Attempt* about);
    struct TotalsAsked;
    payments::dayclose::TerminalSaid askTotalsOf(Machine& machine, std::shared_ptr<TotalsAsked> asked);
    void hearTotals(Machine& machine, const Flight& flight, const QByteArray& body);
    static void giveUpCounting(Machine& machine); ///< nobody is left to bring an answer
    static void giveUpAside(Machine& machine);
    void answered(Machine& machine, quint64 number, const QByteArray& body);
    void failed(Machine& machine, quint64 number, const Fault& fault, device::Left left);
    void believed(const device::TerminalSetup& setup, const QByteArray& fingerprint);
    void heardFrom(Machine& machine);
    void hearHealth(Machine& machine, const payments::Driver::Question& question, const QByteArray& body);
    void hearLate(Machine& machine, const QByteArray& body);
    void hearStatus(Machine& machine, const Flight& flight, const QByteArray& body);
    payments::BootWatch bootOf(const QString& serviceId) const;
    bool isAsking(const QString& serviceId) const;

    // learning
    struct News {
        payments::Heard heard;
        Done done;
    };
    void learn(const QString& serviceId, payments::Heard heard, Done done = {});
    /// `condition`: the fault's name, where one says why.
    void learnBare(
        const QString& serviceId, payments::EvidenceKind kind, Done done = {}, const QString& condition = {});
    void learnNext(const QString& serviceId);
    /// The copy, then each step; `then` after the last commit.
    void write(QList<payments::Record> records, const QByteArray& charge, Done then);
    void settle(const QString& serviceId, const payments::Decision& decision);
    void schedule(const payments::Attempt& attempt, const payments::Decision& decision);
    void keepContact();
    void lookOn();

    DeskImpl& m_desk;
    const QString m_code;
    qint64 m_lastService = 0, m_lastDesk = 0;
    std::map<QString, Machine> m_machines; ///< by the setup's id
    QHash<QByteArray, Loaded> m_charges;   ///< today's, and all that is not decided
    QHash<QString, QByteArray> m_chargeOf; ///< by ServiceID
    QHash<QString, QList<News>> m_news;    ///< to be learnt, one after the other
    QSet<QString> m_learning;
    QHash<QString, QByteArray> m_stranded; ///< prepared, and SENDING could not be written: nothing left
    QHash<QString, Doubt> m_doubts;
    QHash<QString, Contact> m_contacts;
    QSet<QString> m_cardRead;
    QHash<QString, Milliseconds> m_looks; ///< by ServiceID on its way: when to ask how far it is
    quint64 m_commits = 0;
    Milliseconds m_retryAt{0}, m_contactAt{0};
};

} // namespace naru::desk
