// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace naru::desk {

/// One line of the doctor and of the admin page: words/ has a sentence and what to do for each name; `facts` fill %1,
/// %2.
struct Finding {
    enum class State { Ok, Watch, Bad, Off };
    enum class Group { Devices, Lists, Keeping };
    Group group = Group::Devices;
    State state = State::Ok;
    const char* name;  ///< "doctor.clock", "doctor.keys_beside_data", …
    QStringList facts; ///< nothing personal
};

} // namespace naru::desk
