// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/nfcphone.h"

#include "app/codec/cbor.h"
#include "app/codec/ndef.h"
#include "app/codec/text.h"
#include "app/codec/tlv.h"
#include "app/identity/mdl/retrieval.h"

namespace naru::sim {

namespace {
using codec::NdefRecord;
using Tnf = NdefRecord::Tnf;

const QByteArray ok = QByteArray::fromHex("9000"), notFound = QByteArray::fromHex("6a82"),
                 wrongState = QByteArray::fromHex("6985"), wrongLength = QByteArray::fromHex("6700"),
                 wrongOffset = QByteArray::fromHex("6b00"), unknownCommand = QByteArray::fromHex("6d00"),
                 wrongData = QByteArray::fromHex("6a80");
const QByteArray tagApplication = QByteArray::fromHex("d2760000850101"),
                 mdocApplication = QByteArray::fromHex("a0000002480400");
const QByteArray containerFile = QByteArray::fromHex("e103"), ndefFile = QByteArray::fromHex("e104");
const QByteArray serviceName = "urn:nfc:sn:handover";
constexpr qsizetype fileBytesMax = 0x7fff;
constexpr quint8 dataObject = 0x53;

QByteArray two(qsizetype value)
{
    return QByteArray(1, static_cast<char>(value >> 8 & 0xff)) + static_cast<char>(value & 0xff);
}

QByteArray fileOf(const QByteArray& message)
{
    return two(message.size()) + message;
}

NdefRecord alternative(const QByteArray& reference)
{
    return {Tnf::WellKnown, "ac", {},
        '\x01' + QByteArray(1, static_cast<char>(reference.size())) + reference + QByteArray("\x01\x04mdoc")};
}
} // namespace

/// All four cases of ISO/IEC 7816-4 §5.1, short and extended.
std::optional<NfcPhone::Command> NfcPhone::Command::read(const QByteArray& bytes)
{
    constexpr qsizetype headerBytes = 4, leOfAll = 65'536, shortLeOfAll = 256;
    if (bytes.size() < headerBytes)
        return std::nullopt;
    const auto at = [&](qsizetype index) { return static_cast<quint8>(bytes[index]); };
    const auto pair = [&](qsizetype index) { return qsizetype(at(index) << 8 | at(index + 1)); };
    Command command{at(0), at(1), at(2), at(3), {}, 0};
    const qsizetype rest = bytes.size() - headerBytes;
    if (rest == 0)
        return command;
    if (rest == 1) {
        command.le = at(4) ? at(4) : shortLeOfAll;
        return command;
    }
    const bool isExtended = at(4) == 0;
    if (isExtended && rest == 3) {
        command.le = pair(5) ? pair(5) : leOfAll;
        return command;
    }
    if (isExtended && rest < 3)
        return std::nullopt;
    const qsizetype length = isExtended ? pair(5) : at(4), begin = headerBytes + (isExtended ? 3 : 1);
    const qsizetype tail = bytes.size() - begin - length;
    if (length == 0 || (tail != 0 && tail != (isExtended ? 2 : 1)))
        return std::nullopt;
    command.data = bytes.mid(begin, length);
    if (tail == 1)
        command.le = at(bytes.size() - 1) ? at(bytes.size() - 1) : shortLeOfAll;
    else if (tail == 2)
        command.le = pair(bytes.size() - 2) ? pair(bytes.size() - 2) : leOfAll;
    return command;
}

void NfcPhone::fieldLost()
{
    m_application = Application::None;
    m_file.clear();
    m_ndef.clear();
    m_incoming.clear();
    m_outgoing.clear();
}

QByteArray NfcPhone::transceive(const QByteArray& bytes)
{
    enum Instruction : quint8 { Select = 0xa4, ReadBinary = 0xb0, GetResponse = 0xc0, Envelope = 0xc3, Update = 0xd6 };
    const auto command = Command::read(bytes);
    if (!command)
        return wrongLength;
    switch (command->ins) {
    case Select:
        return select(*command);
    case ReadBinary:
        return m_application == Application::Tag ? readBinary(*command) : wrongState;
    case Update:
        return m_application == Application::Tag ? updateBinary(*command) : wrongState;
    case Envelope:
        return m_application == Application::Mdoc ? envelope(*command) : wrongState;
    case GetResponse:
        return m_application == Application::Mdoc && !m_outgoing.isEmpty() ? give(command->le) : wrongState;
    default:
        return unknownCommand;
    }
}

QByteArray NfcPhone::select(const Command& command)
{
    constexpr quint8 byName = 0x04;
    if (command.p1 == byName) {
        if (command.data == tagApplication)
            return selectTag();
        return command.data == mdocApplication ? selectMdoc() : notFound;
    }
    if (m_application != Application::Tag || (command.data != containerFile && command.data != ndefFile))
        return notFound;
    m_file = command.data;
    return ok;
}

QByteArray NfcPhone::selectTag()
{
    const auto engagement = m_holder.engage();
    if (!engagement)
        return notFound; // locked
    m_engagement = *engagement;
    m_request.clear();
    m_application = Application::Tag;
    if (m_terms.handover == NfcPhoneTerms::Handover::Static) {
        const QByteArray select = handoverSelect();
        m_holder.useHandover(codec::CborWriter().array(2).bytes(select).null().take());
        m_ndef = fileOf(select);
        return ok;
    }
    QByteArray parameter = '\x10' + QByteArray(1, static_cast<char>(serviceName.size())) + serviceName;
    parameter.append('\0').append(static_cast<char>(m_terms.waitingTime)).append(static_cast<char>(m_terms.waitsMax));
    m_ndef = fileOf(codec::encodeNdef({{Tnf::WellKnown, "Tp", {}, parameter + two(0xffff)}}));
    m_notReadyLeft = 0;
    return ok;
}

QByteArray NfcPhone::selectMdoc()
{
    if (m_engagement.isEmpty())
        return notFound;
    m_application = Application::Mdoc;
    m_incoming.clear();
    m_outgoing.clear();
    return ok;
}

QByteArray NfcPhone::readBinary(const Command& command)
{
    QByteArray content = m_ndef;
    if (m_file == containerFile)
        content = QByteArray::fromHex("000f20") + two(m_terms.readBytesMax) + two(m_terms.writeBytesMax)
            + QByteArray::fromHex("0406") + ndefFile + two(fileBytesMax) + '\0'
            + (m_terms.handover == NfcPhoneTerms::Handover::Static ? '\xff' : '\0');
    else if (m_file != ndefFile)
        return wrongState;
    else if (m_notReadyLeft > 0 && command.offset() == 0) {
        --m_notReadyLeft;
        content = two(0);
    }
    if (command.offset() > content.size())
        return wrongOffset;
    return content.mid(command.offset(), std::min(command.le, m_terms.readBytesMax)) + ok;
}

QByteArray NfcPhone::updateBinary(const Command& command)
{
    const qsizetype end = command.offset() + command.data.size();
    if (m_terms.handover == NfcPhoneTerms::Handover::Static || m_file != ndefFile)
        return QByteArray::fromHex("6982");
    if (command.data.size() > m_terms.writeBytesMax || end > fileBytesMax)
        return wrongLength;
    if (m_ndef.size() < end)
        m_ndef.append(end - m_ndef.size(), '\0');
    m_ndef.replace(command.offset(), command.data.size(), command.data);
    if (command.offset() == 0 && command.data.size() >= 2)
        written();
    return ok;
}

/// NLEN was written: with anything but 0, the message is whole.
void NfcPhone::written()
{
    const qsizetype length = static_cast<quint8>(m_ndef[0]) << 8 | static_cast<quint8>(m_ndef[1]);
    if (length == 0 || m_ndef.size() < length + 2)
        return;
    m_notReadyLeft = m_terms.notReady;
    m_ndef = fileOf(answerTo(m_ndef.mid(2, length)));
}

QByteArray NfcPhone::answerTo(const QByteArray& bytes)
{
    const auto message = codec::NdefMessage::parse(bytes);
    const auto status = [](char code) { return codec::encodeNdef({{Tnf::WellKnown, "Te", {}, QByteArray(1, code)}}); };
    if (!message)
        return status('\x01');
    const NdefRecord& first = message->records.first();
    if (first.is(Tnf::WellKnown, "Ts"))
        return status(first.payload.sliced(1) == serviceName ? '\0' : '\x02');
    if (!first.is(Tnf::WellKnown, "Hr"))
        return status('\x01');
    m_request = bytes;
    const QByteArray select = handoverSelect();
    m_holder.useHandover(codec::CborWriter().array(2).bytes(select).bytes(bytes).take());
    return select;
}

QByteArray NfcPhone::showCode()
{
    using namespace identity::mdl;
    using Role = NfcPhoneTerms::BleRole;
    BleOptions ble;
    if (m_terms.ble != Role::Client)
        ble.peripheralServer = serviceUuid();
    if (m_terms.ble != Role::Server)
        ble.centralClient = serviceUuid();
    QList<RetrievalMethod> methods{{RetrievalMethod::Ble, 1, ble.encode()}};
    if (m_terms.offersNfc)
        methods.append(
            {RetrievalMethod::Nfc, 1, encodeNfcOptions({m_terms.commandBytesMax, m_terms.responseBytesMax})});
    const auto engagement = m_holder.engage(methods);
    if (!engagement)
        return {};
    m_engagement = *engagement;
    m_holder.useHandover(Holder::handover());
    return "mdoc:" + codec::toBase64Url(m_engagement);
}

QByteArray NfcPhone::handoverSelect() const
{
    QList<NdefRecord> alternatives{alternative("0")};
    const QByteArray role(1, static_cast<char>(m_terms.ble));
    QList<NdefRecord> records{{Tnf::External, "iso.org:18013:deviceengagement", "mdoc", m_engagement},
        {Tnf::Mime, "application/vnd.bluetooth.le.oob", "0",
            QByteArray::fromHex("021c") + role + "\x11\x07" + serviceUuid()}};
    if (m_terms.offersNfc) {
        alternatives.append(alternative("nfc"));
        QByteArray limits = QByteArray::fromHex("010301") + two(m_terms.commandBytesMax) + QByteArray::fromHex("0402");
        limits.append(static_cast<char>(m_terms.responseBytesMax >> 16 & 0xff)).append(two(m_terms.responseBytesMax));
        records.append({Tnf::External, "iso.org:18013:nfc", "nfc", limits});
    }
    records.prepend({Tnf::WellKnown, "Hs", {}, '\x15' + codec::encodeNdef(alternatives)});
    return codec::encodeNdef(records);
}

QByteArray NfcPhone::envelope(const Command& command)
{
    constexpr quint8 chaining = 0x10;
    if (command.data.size() > m_terms.commandBytesMax)
        return wrongLength;
    m_incoming += command.data;
    if (command.cla & chaining)
        return ok;
    const auto message = codec::readBerTlv(dataObject, m_incoming);
    if (!message)
        return wrongData;
    const QByteArray whole(message->constData(), message->size());
    m_incoming.clear();
    QByteArray answer = m_holder.receive(whole);
    if (m_holder.state() == Holder::State::Asked)
        answer = m_terms.holderAgrees ? m_holder.agree() : m_holder.refuse();
    if (answer.isEmpty())
        return ok;
    m_outgoing = codec::berTlv(dataObject, answer);
    return give(command.le);
}

QByteArray NfcPhone::give(qsizetype le)
{
    const QByteArray piece = m_outgoing.left(std::min(le, m_terms.responseBytesMax));
    m_outgoing.remove(0, piece.size());
    if (m_outgoing.isEmpty())
        return piece + ok;
    return piece + '\x61' + static_cast<char>(m_outgoing.size() > 255 ? 0 : m_outgoing.size());
}

} // namespace naru::sim
