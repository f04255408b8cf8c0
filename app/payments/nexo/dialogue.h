// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/payments/nexo/answer.h"
#include "app/payments/nexo/cut.h"
#include "app/payments/nexo/envelope.h"

#include <QSet>

#include <memory>

namespace naru::payments::nexo {

/// What an answer must be about, from what was written down before the question left.
struct Expected {
    MessageCategory category = MessageCategory::Payment;
    QByteArray saleId, poiId, serviceId;
    std::optional<Amount> amount;                 ///< of the payment, or of the reversal where a part was asked
    std::optional<TransactionId> saleTransaction; ///< of the payment
    std::optional<MessageReference> about;        ///< of a status: the payment or reversal that is meant

    static Expected answerTo(const Request& request);
    /// A status about `request`: its answer must repeat what `request` asked.
    static Expected answerTo(const Request& status, const Request& request);
};

/// Why an answer may be believed, to be kept: the journal seals `copy`.
struct Evidence {
    QByteArray receivedSha256; ///< of the envelope's bytes as received
    CutCopy copy;
};

/// An authentic answer to what was asked.
struct Answer {
    MessageHeader header;
    AnswerBody body;
    QList<Fault> review; ///< AmountDiffers, CurrencyDiffers, SaleTransactionDiffers: never an approval
    Evidence evidence;
};

struct SealedRequest {
    QByteArray envelope;      ///< to be sent as it stands
    QByteArray messageSha256; ///< of the plain message
};

/// One desk and one terminal under one key: seals questions, and lets in only answers that are whole, authentic, new,
/// and about the question in flight. What it remembers of nonces lasts as long as it does; the ServiceID, which is
/// never used twice, guards across restarts.
class Dialogue {
public:
    static constexpr int noncesMax = 65'536; ///< then every further message is refused: take a new Dialogue

    explicit Dialogue(std::shared_ptr<const EnvelopeKey> key);

    SealedRequest seal(const Request& request, Random& random);
    /// A plain message as it stands, under the header that it bears.
    QByteArray seal(const MessageHeader& header, QByteArrayView message, Random& random);
    /// Faults: those of openEnvelope, then Replayed, Malformed, DuplicateKey, WrongTopLevel, HeaderDiffers, Reflected,
    /// NotInFlight, BadField, BadAmount. Whoever sent it is told outwardReason and no more.
    Result<Answer> receive(const QByteArray& bytes, const Expected& expected);
    /// An event or display text of the terminal, sealed like an answer. Faults: as receive, and of readNotice.
    Result<Notice> notice(const QByteArray& bytes);

private:
    Result<void> takeNonce(const QByteArray& nonce);
    std::shared_ptr<const EnvelopeKey> m_key;
    QSet<QByteArray> m_nonces; ///< sent and received
};

/// What an authentic answer means for the attempt (facts: only evidence ends a doubt).
enum class Meaning {
    Approved,      ///< authorised, for what was asked
    StoredOffline, ///< the terminal vouches, no issuer has
    Declined,      ///< the terminal says that this ServiceID was not paid
    NotFound,      ///< it has no record: the first of two
    StillOpen,     ///< it says that it has not ended, or nothing that decides
    Review,        ///< it conflicts with what was asked
};
Meaning meaningOf(const Answer& answer);
const char* nameOf(Meaning value);

} // namespace naru::payments::nexo
