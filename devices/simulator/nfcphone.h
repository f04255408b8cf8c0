// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/holder.h"

namespace naru::sim {

/// How a simulated phone behaves on a reader.
struct NfcPhoneTerms {
    enum class Handover { Static, Negotiated };
    Handover handover = Handover::Static;
    bool offersNfc = true; ///< session messages over NFC; else Bluetooth alone
    enum class BleRole : quint8 { Server, Client, Either };
    BleRole ble = BleRole::Server;
    qsizetype commandBytesMax = 65'535; ///< data fields it takes and gives
    qsizetype responseBytesMax = 65'536;
    qsizetype readBytesMax = 0x7fff, writeBytesMax = 0x7fff; ///< MLe and MLc of its tag
    int notReady = 0;                                        ///< so many reads of each TNEP answer find NLEN 0 first
    quint8 waitingTime = 4;                                  ///< WT_INT: 1 ms
    quint8 waitsMax = 15;                                    ///< N_wait
    bool holderAgrees = true;
};

/// A phone on a reader, APDU in, APDU out: a Type 4 Tag that engages (static or negotiated handover) and the mdoc
/// application behind it (ISO/IEC 18013-5 §8.2.2.1, §8.3.3.1.2). It reads APDUs, TNEP and DO'53' by itself and shares
/// none of the desk's code for them.
class NfcPhone {
public:
    NfcPhone(Holder& holder, const NfcPhoneTerms& terms)
        : m_holder(holder)
        , m_terms(terms)
    {
    }

    QByteArray transceive(const QByteArray& command); ///< with status word
    /// The code on its screen, "mdoc:…": by it the phone has engaged, over Bluetooth, and over NFC where it offers
    /// that.
    QByteArray showCode();
    static QByteArray serviceUuid() { return QByteArray(16, 'u'); } ///< of its Bluetooth offers
    void fieldLost(); ///< taken off, or the reader switched its field off: the next tap begins anew

private:
    enum class Application { None, Tag, Mdoc };
    struct Command {
        quint8 cla = 0, ins = 0, p1 = 0, p2 = 0;
        QByteArray data;
        qsizetype le = 0;
        static std::optional<Command> read(const QByteArray& bytes);
        qsizetype offset() const { return p1 << 8 | p2; }
    };
    QByteArray select(const Command& command);
    QByteArray selectTag();
    QByteArray selectMdoc();
    QByteArray readBinary(const Command& command);
    QByteArray updateBinary(const Command& command);
    void written();
    QByteArray answerTo(const QByteArray& message);
    QByteArray handoverSelect() const;
    QByteArray envelope(const Command& command);
    QByteArray give(qsizetype le);

    Holder& m_holder;
    NfcPhoneTerms m_terms;
    Application m_application = Application::None;
    QByteArray m_file; ///< selected: "E103" or "E104"
    QByteArray m_ndef; ///< NLEN and message
    int m_notReadyLeft = 0;
    QByteArray m_engagement, m_request;
    QByteArray m_incoming, m_outgoing;
};

} // namespace naru::sim
