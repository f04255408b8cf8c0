// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/relay/relaymessage.h"

#include <QMap>

namespace naru::sim {

/// What a simulated agent does with the next payment.
enum class RelayPlay {
    Approves,
    Declines,
    NetCancels,       ///< approves, loses its host, reverses by itself and says 망취소발생
    LosesAnswer,      ///< approves, and says nothing
    IsSilent,         ///< does nothing, and says nothing
    TakesOtherAmount, ///< a won less
    AnswersForAnother ///< with another bill number
};
inline constexpr std::array<const char*, 7> relayPlayNames{
    "approves", "declines", "net_cancels", "loses_answer", "is_silent", "takes_other_amount", "answers_for_another"};

/// A Korean VAN's agent with its memory and its acquirer, without hardware: lines of JSON in and out, as
/// device::ProgramTerminal speaks them.
class RelayAgent {
public:
    RelayPlay play = RelayPlay::Approves;

    /// Nothing: it says nothing. A line that is no message of the interface gets none either.
    std::optional<QByteArray> take(const QByteArray& line);
    /// An agent forgets at a restart, if it is told to.
    void forget() { m_said.clear(); }
    Won charged() const { return m_charged; } ///< what really moved

private:
    std::optional<payments::relay::RelayMessage> answer(const payments::relay::RelayMessage& message);
    std::optional<payments::relay::RelayMessage> pay(const payments::relay::RelayMessage& message);
    payments::relay::RelayMessage cancel(const payments::relay::RelayMessage& message);
    payments::relay::RelayMessage remembered(const payments::relay::RelayMessage& message) const;
    payments::relay::RelayMessage approved(const char* type, const payments::relay::RelayMessage& asked, Won won);

    QMap<QByteArray, payments::relay::RelayMessage> m_said; ///< by TermID and BillNo
    QMap<QByteArray, Won> m_taken;                          ///< by approval number
    Won m_charged;
    int m_numbers = 0;
};

/// `naru-sim relay [PLAY]`: until its input ends. 2: no such play.
int relayCommand(const QString& play);

} // namespace naru::sim
