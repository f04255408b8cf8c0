// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/practice.h"
#include "app/desk/tillimpl.h"
#include "app/desk/visitimpl.h"
#include "app/payments/practice.h"

namespace naru::desk {

/// So long a charge waits for practice to clear the terminal, at most.
inline constexpr Milliseconds makeWayMax = std::chrono::seconds(5);

class PracticeImpl final : public Practice {
public:
    PracticeImpl(DeskImpl& desk, TillImpl& till);
    ~PracticeImpl() override;
    /// Reads what stands. What a stop left half done is in doubt, and every terminal on which somebody ever practised
    /// is told anew that the desk's own session is real.
    Result<void> begin();
    void tick();

    Result<void> beginVisit(const identity::Purpose& purpose) override;
    Visit* visit() const override { return m_visit.get(); }
    void endVisit(); ///< real business begins, or the devices go
    bool takeCode(const QByteArray& code);

    void lookForTerminal() override;
    Terminal terminal() const override { return m_terminal; }
    std::optional<Fault> payProblem() const override { return m_problem; }
    void pay(Done done) override;
    const Payment* payment() const override { return m_payment ? &*m_payment : nullptr; }
    void askToStop() override;
    void leave() override;
    QList<payments::Attempt> doubts() const override;

    /// Whether a charge on that terminal has to wait for us; makeWay() is for then alone.
    bool isInTheWay(const QString& poi) const;
    void makeWay(const QString& poi, std::function<void()> then);

private:
    using Ask = payments::Driver::Ask;
    using Answer = Result<QByteArray>;
    struct Doubt {
        Milliseconds since{0}, due{0};
        int asked = 0;
        bool isAsking = false;
    };
    struct News {
        QString serviceId;
        payments::Heard heard;
    };
    struct Waiting {
        QString poi;
        Milliseconds until;
        std::function<void()> then;
    };

    void visitOver();
    QString sendingAt(const QString& poi) const; ///< ServiceID of what waits there for a card; empty: nothing
    // the terminal
    void lookAt(QStringList ids);
    void shake(const QString& id, Done done); ///< does it practise?
    bool isBusy(const TillImpl::Machine& machine) const;
    void ask(const QString& id, Done done);
    void leaveDesk(const QString& id, const QString& serviceId, const QByteArray& request, Done done);
    void heard(const QString& serviceId, const Answer& answer, device::Left left);
    void status(const QString& serviceId);
    void abort(const QString& serviceId);
    void restore(const QString& poi); ///< the desk's own session, in no training
    void settle(const QString& poi);  ///< whoever waits for it goes on
    // learning
    void learn(const QString& serviceId, payments::Heard heard);
    void learnBare(const QString& serviceId, payments::EvidenceKind kind, const QString& condition = {});
    void learnNext();
    void learnt(const QString& serviceId, const payments::Decision& decision, const std::optional<Fault>& why);
    void schedule(const QString& serviceId, const payments::Decision& decision);
    void show();
    payments::Moment moment() const;
    using Flown = std::function<void(Answer, device::Left)>;
    void send(TillImpl::Machine& machine, const QByteArray& message, Milliseconds patience, Flown then);

    DeskImpl& m_desk;
    TillImpl& m_till;
    std::unique_ptr<VisitImpl> m_visit;

    Terminal m_terminal = Terminal::Unknown;
    QString m_ready; ///< id of the terminal that practises
    std::optional<Fault> m_problem;
    bool m_beginning = false; ///< from pay() until it was asked
    qint64 m_last = 0;
    QHash<QString, payments::Attempt> m_attempts; ///< open ones, and the one that is shown
    QString m_shown;
    std::optional<Payment> m_payment;
    QString m_terminalName;
    std::optional<Fault> m_refused;
    bool m_stopAsked = false, m_gaveWay = false, m_cardRead = false;
    QHash<QString, Doubt> m_doubts;
    QSet<QString> m_trained; ///< POIIDs whose real session is to be begun anew
    QSet<QString> m_restoring;
    QSet<QString> m_aborting; ///< POIIDs that were asked to stop and have not answered: nothing else is said to them
    QSet<QString> m_yielded;  ///< POIIDs that a charge took since pay()
    int m_visitor = 0, m_payer = 0;
    QList<Waiting> m_waiting;
    QList<News> m_news;
    bool m_learning = false;
    Milliseconds m_retryAt{0}, m_lookAt{0};
};

} // namespace naru::desk
