// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/devicewords.h"

#include <QCoreApplication>

#include <array>

namespace naru::ui::admin {

using device::DeviceChoice;
using Kind = DeviceChoice::Kind;

namespace {

// In the order of DeviceChoice::Kind.
constexpr std::array<DeviceSort, 5> sorts{{{"nfc_reader", "nfc-tap", "doctor.nfc_reader"},
    {"card_reader", "card", "doctor.card_reader"}, {"bluetooth", "phone", "doctor.bluetooth"},
    {"camera", "camera", "doctor.camera"}, {"scanner", "scanner", "doctor.scanner"}}};

class DeviceWords {
    Q_DECLARE_TR_FUNCTIONS(naru::ui::admin::DeviceWords)

public:
    static QString name(Kind kind)
    {
        switch (kind) {
        case Kind::NfcReader:
            return tr("NFC 리더기");
        case Kind::CardReader:
            return tr("카드 리더기");
        case Kind::Bluetooth:
            return tr("블루투스");
        case Kind::Camera:
            return tr("카메라");
        case Kind::Scanner:
            break;
        }
        return tr("스캐너");
    }
    static QString hold(Kind kind)
    {
        switch (kind) {
        case Kind::NfcReader:
        case Kind::CardReader:
            return tr("20초 안에 카드나 휴대폰을 리더기에 대 주세요.");
        case Kind::Bluetooth:
            return tr("블루투스를 살피고 있어요.");
        case Kind::Camera:
            return tr("20초 안에 QR을 카메라에 보여 주세요.");
        case Kind::Scanner:
            break;
        }
        return tr("20초 안에 아무 코드나 읽어 주세요.");
    }
    static QString worked(Kind kind)
    {
        switch (kind) {
        case Kind::NfcReader:
        case Kind::CardReader:
            return tr("시험했어요. 카드와 휴대폰을 읽습니다.");
        case Kind::Bluetooth:
            return tr("시험했어요. 블루투스를 쓸 수 있습니다.");
        case Kind::Camera:
            return tr("시험했어요. 화면이 오고 코드를 읽습니다.");
        case Kind::Scanner:
            break;
        }
        return tr("시험했어요. 코드를 읽습니다.");
    }
};

} // namespace

const DeviceSort& sortOf(Kind kind)
{
    return sorts[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kindNamed(const QString& word)
{
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        if (word == QLatin1StringView(sorts[i].word))
            return static_cast<Kind>(i);
    }
    return std::nullopt;
}

QString sortName(Kind kind)
{
    return DeviceWords::name(kind);
}

QString whatToHold(Kind kind)
{
    return DeviceWords::hold(kind);
}

QString whatWorked(Kind kind)
{
    return DeviceWords::worked(kind);
}

QString titleOf(const device::Device& device)
{
    return device.choice().name.isEmpty() ? sortName(device.choice().kind) : device.choice().name;
}

QString portOf(const DeviceChoice& choice)
{
    if (choice.kind == Kind::Scanner)
        return choice.address;
    return choice.kind == Kind::NfcReader ? choice.address.section(u':', 1, 1) : QString();
}

} // namespace naru::ui::admin
