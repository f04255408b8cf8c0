// SPDX-License-Identifier: GPL-3.0-or-later
// A phone that answers whatever it likes: the input is its answers, each behind a length byte.
#include "devices/nfc/datatransfer.h"
#include "devices/nfc/tapengagement.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::device;

namespace {
constexpr int stepsMax = 2'000;

class Answers {
public:
    explicit Answers(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }
    std::optional<ResponseApdu> next()
    {
        if (m_at >= m_bytes.size())
            return std::nullopt;
        const qsizetype size = std::min<qsizetype>(static_cast<quint8>(m_bytes[m_at]), m_bytes.size() - m_at - 1);
        m_at += 1 + size;
        const QByteArray answer = m_bytes.mid(m_at - size, size);
        return ResponseApdu::read(answer).value_or(ResponseApdu{answer, 0x9000}); // so that short input goes far
    }

private:
    const QByteArray& m_bytes;
    qsizetype m_at = 0;
};

template <typename Conversation>
bool follow(Conversation& conversation, Result<CardStep> step, Answers& answers)
{
    for (int steps = 0; step; ++steps) {
        NARU_ASSERT(steps < stepsMax);
        if (step->kind == CardStep::Kind::Done)
            return true;
        if constexpr (requires { conversation.waited(); }) {
            if (step->kind == CardStep::Kind::Wait) {
                step = conversation.waited();
                continue;
            }
        }
        NARU_ASSERT(step->apdu.size() >= 4 && step->apdu.size() <= 262);
        const auto answer = answers.next();
        if (!answer)
            return false;
        step = conversation.answered(*answer);
    }
    return false;
}
} // namespace

NARU_FUZZ_TARGET(tap)
{
    Answers answers(bytes);
    const HandoverDoor door{[] { return QByteArray(300, 'r'); },
        [](const QByteArray& select, const std::optional<QByteArray>&) -> Result<PhoneOffer> {
            return PhoneOffer{select, {}, PhoneOffer::Nfc{255, 256}, std::nullopt};
        },
        {}};
    TapEngagement tap(ApduLimits{}, door);
    if (!follow(tap, tap.begin(), answers))
        return;
    DataTransfer transfer(ApduLimits{}, *tap.offer().nfc);
    if (follow(transfer, transfer.begin(), answers) && follow(transfer, transfer.send(QByteArray(600, 'm')), answers))
        NARU_ASSERT(transfer.message().size() <= DataTransfer::messageBytesMax);
}
