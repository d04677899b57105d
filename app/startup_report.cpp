#include "app/startup_report.h"

#include "app/whole_file.h"
#include "engine/base/json.h"

#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace seq {

double sinceProcessStart()
{
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2)); // the name may hold spaces
    std::string field;
    for (int i = 3; i <= 22; ++i) // field 22: start after boot, in ticks (proc(5))
        fields >> field;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double ticks = std::stod(field) / double(sysconf(_SC_CLK_TCK));
    return (double(now.tv_sec) + double(now.tv_nsec) * 1e-9 - ticks) * 1e3;
}

void writeStartupReport(const std::filesystem::path& file, double painted, double firstPicture)
{
    std::ifstream memory("/proc/self/statm");
    std::int64_t pages = 0, resident = 0;
    memory >> pages >> resident;
    std::ostringstream out;
    JsonWriter json(out);
    json.beginObject()
        .member("painted_ms", painted)
        .member("first_picture_ms", firstPicture)
        .member("rss_bytes", resident * std::int64_t(sysconf(_SC_PAGESIZE)))
        .endObject();
    WholeFile whole(file);
    whole.stream() << out.str() << '\n';
    whole.finish();
}

} // namespace seq
