// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/driver.h"
#include "app/payments/relay/relaymessage.h"

namespace naru::payments::relay {

/// A Korean VAN's app or agent beside this desk, behind a program that speaks lines of JSON: "relay". Nothing is
/// sealed: the program runs on this machine under this desk's user. It can be asked again (F10) and lets nobody see
/// that it started anew, so "no data" twice is for people to look into.
class RelayDriver final : public Driver {
public:
    /// Where nexo asks when in doubt, a Korean agent reverses by itself (망취소) and calls that a failure.
    enum class NetCancel {
        Unproven, ///< such a failure stays in doubt until the file
        Proven,   ///< by contract with the vendor: it counts once a status repeats it. Never as the first answer.
    };
    struct Parts {
        QByteArray termId; ///< TermID, 1 to 16 letters and digits
        NetCancel netCancel = NetCancel::Unproven;
        std::optional<Capabilities> found; ///< by the conformance suite
    };
    /// `random` must outlive the driver.
    RelayDriver(Parts parts, Random& random);

    QString name() const override { return QStringLiteral("relay"); }
    Capabilities capabilities() const override;
    Result<QByteArray> request(const Attempt& attempt, const Attempt* original) const override;
    QByteArray seal(const QByteArray& permitted) override { return permitted; }
    /// `why`: RelayFault.
    Heard hear(const Attempt& attempt, const QByteArray& body) override;
    std::optional<Question> question(Ask what, const Attempt* about) override;
    Heard hearStatus(const Question& question, const Attempt& about, const QByteArray& body) override;
    Result<TerminalHealth> hearHealth(const Question& question, const QByteArray& body) override;
    Result<TerminalTotals> hearTotals(const Question& question, const QByteArray& body) override;

private:
    /// `hash`: of the bytes; of a status with its question's number, as an agent repeats itself byte by byte.
    Heard heardOf(const Attempt& attempt, const QByteArray& body, const QByteArray& hash, Source source) const;
    static void addApproval(const RelayMessage& message, const Attempt& attempt, Heard& heard);
    void addRefusal(const RelayMessage& message, Heard& heard) const;
    Parts m_parts;
    Random& m_random;
};

} // namespace naru::payments::relay
