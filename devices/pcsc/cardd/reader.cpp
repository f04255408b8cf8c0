// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/pcsc/cardd/reader.h"

#include "devices/pcsc/cardd/cardfacts.h"

#include <array>
#include <utility>

#include <reader.h>
#include <winscard.h>

namespace naru::cardd {

using device::CardTrouble;
using device::ReaderTrouble;
using readerd::Reader;

namespace {
constexpr qsizetype headerBytes = 7, lengthBytes = 2, statusWordBytes = 2;
constexpr qsizetype commandBytesMax = headerBytes + device::extendedCommandDataMax + lengthBytes;
constexpr qsizetype answerBytesMax = device::extendedResponseDataMax + statusWordBytes;
constexpr int mutePatience = 10; ///< looks
constexpr DWORD namesBytesMax = 16 * (MAX_READERNAME + 1) + 1;

std::optional<QList<QByteArray>> namesIn(SCARDCONTEXT context)
{
    QByteArray names(namesBytesMax, '\0');
    DWORD size = namesBytesMax;
    const LONG result = SCardListReaders(context, nullptr, names.data(), &size);
    if (result == SCARD_E_NO_READERS_AVAILABLE)
        return QList<QByteArray>();
    if (result != SCARD_S_SUCCESS)
        return std::nullopt;
    QList<QByteArray> list = names.left(static_cast<qsizetype>(size)).split('\0');
    list.removeAll(QByteArray());
    return list;
}

/// A card that is not there, not yet, or no longer: nothing is wrong with the reader.
bool isCardsAffair(LONG result)
{
    for (const LONG one : {SCARD_E_NO_SMARTCARD, SCARD_W_REMOVED_CARD, SCARD_W_RESET_CARD, SCARD_W_UNPOWERED_CARD,
             SCARD_W_UNRESPONSIVE_CARD, SCARD_W_UNSUPPORTED_CARD, SCARD_E_PROTO_MISMATCH, SCARD_E_NOT_TRANSACTED,
             SCARD_E_TIMEOUT}) {
        if (result == one)
            return true;
    }
    return false;
}

Reader::Health healthOf(LONG result)
{
    if (result == SCARD_S_SUCCESS || isCardsAffair(result))
        return Reader::Health::Good;
    return result == SCARD_E_SHARING_VIOLATION ? Reader::Health::Taken : Reader::Health::Broken;
}

QByteArray control(SCARDHANDLE card, DWORD code)
{
    QByteArray answer(MAX_BUFFER_SIZE, '\0');
    DWORD size = 0;
    const LONG result = SCardControl(card, code, nullptr, 0, answer.data(), static_cast<DWORD>(answer.size()), &size);
    return result == SCARD_S_SUCCESS ? answer.left(static_cast<qsizetype>(size)) : QByteArray();
}
} // namespace

std::optional<QList<QByteArray>> readerNames()
{
    SCARDCONTEXT context = 0;
    if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) != SCARD_S_SUCCESS)
        return std::nullopt;
    auto names = namesIn(context);
    SCardReleaseContext(context);
    return names;
}

PcscReader::PcscReader(QByteArray wanted)
    : m_wanted(std::move(wanted))
{
}

PcscReader::~PcscReader()
{
    close();
}

std::optional<ReaderTrouble> PcscReader::open()
{
    if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_context) != SCARD_S_SUCCESS)
        return ReaderTrouble::Absent;
    m_isOpen = true;
    const auto names = namesIn(m_context);
    m_name = names ? readerNamed(m_wanted, *names) : QByteArray();
    const auto trouble = m_name.isEmpty() || !names->contains(m_name) ? ReaderTrouble::Absent : askLimits();
    if (trouble)
        close();
    return trouble;
}

/// Without touching a card that may be there.
std::optional<ReaderTrouble> PcscReader::askLimits()
{
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    const LONG result = SCardConnect(m_context, m_name.constData(), SCARD_SHARE_DIRECT, 0, &handle, &protocol);
    if (result == SCARD_E_SHARING_VIOLATION)
        return ReaderTrouble::InUse;
    m_limits = limitsOf({});
    if (isCardsAffair(result))
        return std::nullopt;
    if (result != SCARD_S_SUCCESS)
        return ReaderTrouble::Broken;
    if (const auto code = propertiesCode(control(handle, CM_IOCTL_GET_FEATURE_REQUEST)))
        m_limits = limitsOf(control(handle, *code));
    SCardDisconnect(handle, SCARD_LEAVE_CARD);
    return std::nullopt;
}

void PcscReader::close()
{
    letGo();
    if (std::exchange(m_isOpen, false))
        SCardReleaseContext(m_context);
}

void PcscReader::letGo()
{
    // Told to switch off a card that is gone, the service notes that none is there, and does not see one that came
    // between two of its looks.
    if (std::exchange(m_isConnected, false))
        SCardDisconnect(m_card, m_isLost ? SCARD_LEAVE_CARD : SCARD_UNPOWER_CARD);
}

PcscReader::State PcscReader::look() const
{
    SCARD_READERSTATE state{};
    state.szReader = m_name.constData();
    const LONG result = SCardGetStatusChange(m_context, 0, &state, 1);
    const auto atrBytes = static_cast<qsizetype>(std::min<DWORD>(state.cbAtr, MAX_ATR_SIZE));
    if (result == SCARD_S_SUCCESS && (state.dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) != 0)
        return {SCARD_E_READER_UNAVAILABLE, state.dwEventState, {}};
    return {result, state.dwEventState, QByteArray(reinterpret_cast<const char*>(state.rgbAtr), atrBytes)};
}

std::variant<std::optional<Reader::Card>, Reader::Health> PcscReader::find()
{
    const State state = look();
    if (const Health health = healthOf(state.result); health != Health::Good)
        return health;
    if ((state.event & SCARD_STATE_PRESENT) == 0 || isStorageCard(state.atr))
        return std::optional<Card>();
    // A phone at the field's edge counts as mute until it leaves. Trying it again takes its time.
    if ((state.event & SCARD_STATE_MUTE) != 0 && ++m_looksAtMute % mutePatience != 0)
        return std::optional<Card>();
    return connect(state.atr);
}

/// T=1 first: a phone on a contactless reader offers both, and T=0 would cut its answers.
std::variant<std::optional<Reader::Card>, Reader::Health> PcscReader::connect(const QByteArray& atr)
{
    letGo();
    LONG result = SCARD_E_PROTO_MISMATCH;
    for (const DWORD protocol : {DWORD(SCARD_PROTOCOL_T1), DWORD(SCARD_PROTOCOL_T0)}) {
        if (result == SCARD_E_PROTO_MISMATCH)
            result = SCardConnect(m_context, m_name.constData(), SCARD_SHARE_EXCLUSIVE, protocol, &m_card, &m_protocol);
    }
    m_isConnected = result == SCARD_S_SUCCESS;
    if (m_isConnected && m_isLost) // perhaps another card than the one that is still switched on for the service
        result = SCardReconnect(m_card, SCARD_SHARE_EXCLUSIVE, m_protocol, SCARD_UNPOWER_CARD, &m_protocol);
    if (result != SCARD_S_SUCCESS)
        letGo();
    if (const Health health = healthOf(result); health != Health::Good)
        return health;
    m_isLost = m_isLost && !m_isConnected;
    return m_isConnected ? std::optional(Card{{}, atr}) : std::nullopt;
}

std::variant<QByteArray, CardTrouble, Reader::Health> PcscReader::transceive(
    const QByteArray& apdu, Milliseconds patience)
{
    Q_UNUSED(patience) // SCardTransmit knows none
    if (apdu.size() > commandBytesMax)
        return CardTrouble::TooLong;
    QByteArray answer(answerBytesMax, '\0');
    DWORD size = answerBytesMax;
    const SCARD_IO_REQUEST& header = m_protocol == SCARD_PROTOCOL_T1 ? *SCARD_PCI_T1 : *SCARD_PCI_T0;
    const LONG result = SCardTransmit(m_card, &header, reinterpret_cast<LPCBYTE>(apdu.constData()),
        static_cast<DWORD>(apdu.size()), nullptr, reinterpret_cast<LPBYTE>(answer.data()), &size);
    const bool isAnswer = result == SCARD_S_SUCCESS && size >= statusWordBytes; // an empty one is a card that left
    if (isAnswer)
        return answer.left(static_cast<qsizetype>(size));
    m_isLost = true;
    if (result == SCARD_S_SUCCESS)
        return CardTrouble::Gone;
    if (result == SCARD_E_INSUFFICIENT_BUFFER)
        return CardTrouble::TooLong;
    if (!isCardsAffair(result) || healthOf(look().result) != Health::Good)
        return Health::Broken;
    return result == SCARD_E_TIMEOUT ? CardTrouble::Silent : CardTrouble::Gone;
}

Reader::Health PcscReader::fieldOff()
{
    letGo();
    return healthOf(look().result);
}

} // namespace naru::cardd
