// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/nfcd/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fcntl.h>
#include <nfc/nfc.h>
#include <sys/file.h>
#include <unistd.h>

namespace naru::nfcd {

using device::CardTrouble;

using device::ReaderTrouble;
using readerd::Reader;

namespace {
/// libnfc copies a command into 264 bytes on its stack without looking; 262 of them are the APDU's.
constexpr qsizetype commandBytesMax = 262;
constexpr std::size_t answerBytesMax = 264;
constexpr quint8 sakPart4 = 0x20; ///< SEL_RES: ISO/IEC 14443-4

Reader::Health healthOf(int result)
{
    if (result >= 0)
        return Reader::Health::Good;
    return result == NFC_ETIMEOUT ? Reader::Health::Silent : Reader::Health::Broken;
}

bool isPathOf(const QByteArray& driver, const char* name)
{
    return driver == name;
}

/// "pn532_uart:/dev/ttyUSB0:115200" has its path in it; "pn53x_usb:001:005" means /dev/bus/usb/001/005.
QByteArray pathIn(const QByteArray& connection)
{
    const auto parts = connection.split(':');
    if (parts.size() >= 2 && parts[1].startsWith('/'))
        return parts[1];
    if (parts.size() >= 3 && (isPathOf(parts[0], "pn53x_usb") || isPathOf(parts[0], "acr122_usb")))
        return "/dev/bus/usb/" + parts[1] + '/' + parts[2];
    return {};
}
} // namespace

LibnfcReader::LibnfcReader(QByteArray connection)
    : m_connection(std::move(connection))
    , m_devicePath(pathIn(m_connection))
{
}

LibnfcReader::~LibnfcReader()
{
    close();
    if (m_context)
        nfc_exit(m_context);
}

bool LibnfcReader::prepare()
{
    nfc_init(&m_context);
    return m_context != nullptr;
}

bool LibnfcReader::isAbsent() const
{
    return !m_devicePath.isEmpty() && access(m_devicePath.constData(), F_OK) != 0;
}

/// libnfc's own claim does not hold (its flag never reaches the terminal): two programs would interleave.
bool LibnfcReader::lock()
{
    if (m_devicePath.isEmpty())
        return true;
    m_lock = ::open(m_devicePath.constData(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    return m_lock < 0 || flock(m_lock, LOCK_EX | LOCK_NB) == 0;
}

void LibnfcReader::unlock()
{
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
}

std::optional<ReaderTrouble> LibnfcReader::open()
{
    if (isAbsent())
        return ReaderTrouble::Absent;
    if (!lock()) {
        unlock();
        return ReaderTrouble::InUse;
    }
    m_device = nfc_open(m_context, m_connection.constData());
    // Not endless: a chip that looks a few times and says "nothing" can be told from one that says nothing.
    if (m_device && nfc_initiator_init(m_device) == 0
        && nfc_device_set_property_bool(m_device, NP_INFINITE_SELECT, false) == 0)
        return std::nullopt;
    close();
    return ReaderTrouble::Broken;
}

void LibnfcReader::close()
{
    if (m_device)
        nfc_close(std::exchange(m_device, nullptr));
    m_isFieldOn = false;
    unlock();
}

QByteArray LibnfcReader::name() const
{
    return m_device ? QByteArray(nfc_device_get_name(m_device)) : QByteArray();
}

std::variant<std::optional<LibnfcReader::Card>, LibnfcReader::Health> LibnfcReader::find()
{
    if (!m_isFieldOn) {
        if (const int result = nfc_device_set_property_bool(m_device, NP_ACTIVATE_FIELD, true); result < 0)
            return healthOf(result);
        m_isFieldOn = true;
    }
    nfc_target target{};
    const nfc_modulation modulation{NMT_ISO14443A, NBR_106};
    const int result = nfc_initiator_select_passive_target(m_device, modulation, nullptr, 0, &target);
    if (result == NFC_ERFTRANS || result == NFC_ETGRELEASED) // a card in motion
        return std::optional<Card>();
    if (result < 0)
        return healthOf(result);
    const nfc_iso14443a_info& info = target.nti.nai;
    if (result == 0 || (info.btSak & sakPart4) == 0)
        return std::optional<Card>();
    const auto bytes = [](const uint8_t* from, std::size_t size, std::size_t max) {
        return QByteArray(reinterpret_cast<const char*>(from), static_cast<qsizetype>(std::min(size, max)));
    };
    return std::optional(Card{
        bytes(info.abtUid, info.szUidLen, sizeof info.abtUid), bytes(info.abtAts, info.szAtsLen, sizeof info.abtAts)});
}

std::variant<QByteArray, CardTrouble, LibnfcReader::Health> LibnfcReader::transceive(
    const QByteArray& apdu, Milliseconds patience)
{
    if (apdu.size() > commandBytesMax)
        return CardTrouble::TooLong;
    std::array<uint8_t, answerBytesMax> answer{};
    const int result = nfc_initiator_transceive_bytes(m_device, reinterpret_cast<const uint8_t*>(apdu.constData()),
        static_cast<std::size_t>(apdu.size()), answer.data(), answer.size(),
        static_cast<int>(std::max<Milliseconds::rep>(patience.count(), 1))); // 0 would be for ever
    if (result >= 0)
        return QByteArray(reinterpret_cast<const char*>(answer.data()), result);
    switch (result) {
    case NFC_ETIMEOUT:
        return CardTrouble::Silent;
    case NFC_ERFTRANS:
    case NFC_ETGRELEASED:
    case NFC_EINVARG:
    case NFC_EMFCAUTHFAIL:
    case NFC_ECHIP: // whatever else the chip has to say about its card
        return CardTrouble::Gone;
    case NFC_EOVFLOW:
        return CardTrouble::TooLong;
    default:
        return Health::Broken;
    }
}

LibnfcReader::Health LibnfcReader::fieldOff()
{
    m_isFieldOn = false;
    return healthOf(nfc_device_set_property_bool(m_device, NP_ACTIVATE_FIELD, false));
}

} // namespace naru::nfcd
