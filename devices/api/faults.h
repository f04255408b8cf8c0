// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
/// Append only: several devices share this list.
enum class DeviceFault {
    PictureUnreadable,    ///< not a whole picture of the format it was said to have, or of a kind no desk needs
    PictureTooLarge,      ///< more bytes or more pixels than the limit
    PictureDecoderFailed, ///< the picture process is missing, died, or did not keep to its protocol
    PictureTooSlow,       ///< the picture process used up its time
    PhoneGone,            ///< the phone left the reader, or the link broke, before the session ended
    PhoneTalksNonsense,   ///< what the phone sends is not what the link's frames look like
    PhoneFloods,          ///< the phone sends more, or larger, messages than a session has
    PhoneSilent,          ///< the phone is there but says nothing within the link's time
    PhoneLocked,          ///< the phone is locked: it must be unlocked first
    LinkUnavailable,      ///< the demo's local link cannot be opened (path too long, folder not writable)
    ReaderUnavailable, ///< the NFC reader is not there, does not answer, or its program died: it comes back by itself
    ReaderInUse,       ///< another program holds the NFC reader
    NoCommonCarrier,   ///< the phone hands over only by ways that this desk does not have
    BluetoothAbsent,   ///< this machine has no Bluetooth adapter, or its service does not run
    BluetoothOff,      ///< the adapter is switched off
    PhoneNotFound, ///< the phone engaged, and was not found over Bluetooth: its Bluetooth is off, or it is not allowed
    PhoneRefusesLink, ///< found, and it does not offer what it said, or lets nobody connect
};
} // namespace device

template <>
inline constexpr auto faultNames<device::DeviceFault> = std::to_array<const char*>({"device.picture_unreadable",
    "device.picture_too_large", "device.picture_decoder_failed", "device.picture_too_slow", "device.phone_gone",
    "device.phone_talks_nonsense", "device.phone_floods", "device.phone_silent", "device.phone_locked",
    "device.link_unavailable", "device.reader_unavailable", "device.reader_in_use", "device.no_common_carrier",
    "device.bluetooth_absent", "device.bluetooth_off", "device.phone_not_found", "device.phone_refuses_link"});

} // namespace naru
