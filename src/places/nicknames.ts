/** Other names of provinces and of some old cities, as people write them. */
export const NICKNAMES: Record<string, string[]> = {
  'Thành phố Hồ Chí Minh': ['HCM', 'TPHCM', 'Sài Gòn', 'SG', 'HCMC', 'Saigon', 'TPHồChíMinh', 'HCMinh'],
  'Thành phố Hà Nội': ['HN', 'TPHN', 'HNội'],
  'Thành phố Đà Nẵng': ['ĐN', 'TPĐN'],
  'Thành phố Hải Phòng': ['HP', 'TPHP'],
  'Thành phố Huế': ['Thừa Thiên Huế', 'Thừa Thiên - Huế', 'TT Huế', 'TTH'],
  'Tỉnh Đắk Lắk': ['Đăk Lăk', 'Đắc Lắc', 'Đắc Lắk', 'Đăk Lắk', 'Đắk Lăk'],
  'Tỉnh Đắk Nông': ['Đăk Nông', 'Đắc Nông'],
  'Tỉnh Bắc Kạn': ['Bắc Cạn'],
  'Tỉnh Bà Rịa - Vũng Tàu': ['BRVT', 'BR VT'],
  'Tỉnh Kon Tum': ['Kontum', 'Công Tum'],
  'Thành phố Buôn Ma Thuột': ['Ban Mê Thuột', 'Buôn Mê Thuột', 'BMT'],
  'Thành phố Phan Rang-Tháp Chàm': ['Phan Rang'],
  'Thành phố Quy Nhơn': ['Qui Nhơn'],
}

/** Short or ordinary enough to mean something else: they count beside another name, after "ở", or as a unit's name. */
export const SHY = new Set(['hn', 'dn', 'hp', 'tth', 'bmt', 'hue', 'sg'])

/** Without diacritics these are also ordinary words: "giá lại", "diễn biến", "đóng tiền", "có bị". Counted in our utterances. */
export const ORDINARY = new Set([
  'dienbien', 'caobang', 'camau', 'bentre', 'sonla', 'cantho', 'hoabinh', 'thaibinh', 'laichau', 'gialai', 'langson', 'longan', 'namdinh', 'hanam', 'binhdinh',
  'cobi', 'hachau', 'dongi', 'vanban', 'codung', 'thanhcong', 'antoan', 'dongtien', 'ansinh', 'coma', 'daidien', 'baoai', 'namchua', 'nhanco', 'antinh', 'cubao',
  'vanphong', 'vanphai', 'namco', 'nhanla', 'anco', 'anninh', 'banco', 'vandong', 'conoi', 'coba', 'dungtien', 'anlam', 'anthi', 'vanco', 'hainam', 'vandi', 'baothanh',
  'cocan', 'conco', 'cungan', 'vanhien', 'doican', 'chomoi', 'codong', 'anphuong', 'binhan', 'trieuco', 'lagi', 'donhang', 'tienhai', 'haithang', 'kithuong', 'mison',
  'hatinh', 'laocai', 'phutho', 'danang', 'bacgiang', 'haiduong', 'haiphong', 'thanhhoa', 'hagiang', 'travinh', 'hungien', 'dongnai', 'phuien', 'quangtri',
])
